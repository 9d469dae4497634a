import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import type { SignInProgress } from '../../api/types';
import { passkeyProblem } from './passkey-problem';

export const FACTORS_KEY = ['second-factors'] as const;

/** One's own second factors. */
export function useSecondFactors() {
  return useQuery({
    queryKey: FACTORS_KEY,
    queryFn: () => answerOf(api.GET('/api/v1/second-factors')),
  });
}

/** Ways to enrol a factor: on the way in, or once signed in. What each answers differs. */
export interface EnrolmentWay<Enrolled> {
  readonly beginTotp: () => Promise<{ secret: string; uri: string }>;
  readonly confirmTotp: (code: string, name: string) => Promise<Enrolled>;
  readonly enrolPasskey: (name: string) => Promise<Enrolled>;
}

/** On the way in, where the first factor is set up before there is a session. */
export const onTheWayIn: EnrolmentWay<SignInProgress> = {
  beginTotp: () => answerOf(api.POST('/api/v1/sign-in/enrolment/totp')),
  confirmTotp: (code, name) =>
    answerOf(api.POST('/api/v1/sign-in/enrolment/totp/confirmation', { body: { code, name } })),
  enrolPasskey: async (name) => {
    const { options } = await answerOf(api.POST('/api/v1/sign-in/enrolment/passkey/options'));
    const response = await created(options);
    const body = { response, name };
    return answerOf(api.POST('/api/v1/sign-in/enrolment/passkey', { body }));
  },
};

/** Once signed in, on one's own account page. */
export const forOneself: EnrolmentWay<{ id: string; recoveryCodes: string[] }> = {
  beginTotp: () => answerOf(api.POST('/api/v1/second-factors/totp')),
  confirmTotp: (code, name) =>
    answerOf(api.POST('/api/v1/second-factors/totp/confirmation', { body: { code, name } })),
  enrolPasskey: async (name) => {
    const { options } = await answerOf(api.POST('/api/v1/second-factors/passkey/options'));
    const response = await created(options);
    return answerOf(api.POST('/api/v1/second-factors/passkey', { body: { response, name } }));
  },
};

/** Takes the second step of a sign-in. */
export const secondStep = {
  totp: (code: string) => answerOf(api.POST('/api/v1/sign-in/totp', { body: { code } })),
  recoveryCode: (code: string) =>
    answerOf(api.POST('/api/v1/sign-in/recovery-code', { body: { code } })),
  passkey: async (): Promise<SignInProgress> => {
    const { options } = await answerOf(api.POST('/api/v1/sign-in/passkey/options'));
    const response = await proven(options);
    return answerOf(api.POST('/api/v1/sign-in/passkey', { body: { response } }));
  },
};

/** What somebody changes of their own factors; the list follows. */
export function useFactorChanges() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: FACTORS_KEY });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      doneBy(
        api.PUT('/api/v1/second-factors/{id}/name', { params: { path: { id } }, body: { name } }),
      ),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      doneBy(api.DELETE('/api/v1/second-factors/{id}', { params: { path: { id } } })),
    onSuccess,
  });
  const makeCodes = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/second-factors/recovery-codes')),
    onSuccess,
  });
  return { rename, remove, makeCodes };
}

/** Prepares that the second factors of somebody who has lost theirs be taken. */
export function useFactorReset(personId: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/people/{id}/second-factors/reset', {
          params: { path: { id: personId } },
          body: { reason },
        }),
      ),
  });
}

export const RESETS_KEY = ['factor-resets'] as const;

/** Which resets of second factors wait for approval, oldest first, a page. */
export function waitingResets(cursor: string | undefined) {
  const query = cursor === undefined ? {} : { cursor };
  return answerOf(api.GET('/api/v1/factor-resets', { params: { query } }));
}

const at = (id: string) => ({ params: { path: { id } } });

/** What becomes of a reset that waits; the list follows. */
export function useResetDecisions() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: RESETS_KEY });
  const approve = useMutation({
    mutationFn: (id: string) => doneBy(api.POST('/api/v1/factor-resets/{id}/approval', at(id))),
    onSuccess,
  });
  const refuse = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      doneBy(api.POST('/api/v1/factor-resets/{id}/refusal', { ...at(id), body: { reason } })),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => doneBy(api.POST('/api/v1/factor-resets/{id}/withdrawal', at(id))),
    onSuccess,
  });
  return { approve, refuse, withdraw };
}

async function created(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  try {
    const optionsJSON = options as object as PublicKeyCredentialCreationOptionsJSON;
    return { ...(await startRegistration({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}

async function proven(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  try {
    const optionsJSON = options as object as PublicKeyCredentialRequestOptionsJSON;
    return { ...(await startAuthentication({ optionsJSON })) };
  } catch (error) {
    throw passkeyProblem(error);
  }
}
