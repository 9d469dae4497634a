import { FileStore } from '@tus/file-store';
import { Server, type ServerOptions } from '@tus/server';
import { HttpException, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';

import { SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { GuardedRequest } from '../../platform/http/access.js';
import { toProblem } from '../../platform/http/problem-details.js';
import { RefusalObserver } from '../../platform/http/refusal-observer.js';
import { requestId } from '../../platform/http/request-id.js';
import { newId } from '../../platform/ids.js';
import { FinishUploadCommand } from '../commands/finish-upload.command.js';
import { StartUploadCommand } from '../commands/start-upload.command.js';
import { Staging } from '../commands/staging.js';
import { ingestRefusals } from '../domain/ingest.errors.js';
import { UploadsRepository } from '../persistence/uploads.repository.js';

type TusRequest = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];

/** Answers with an offset only once the bytes up to it would survive a power loss. */
class DurableFileStore extends FileStore {
  constructor(private readonly staging: Staging) {
    super({ directory: staging.folder });
    // What we do not offer: a length that comes later, deletion by the sender, a date of expiry.
    this.extensions = ['creation', 'creation-with-upload'];
  }

  override async write(...[bytes, id, offset]: Parameters<FileStore['write']>): Promise<number> {
    try {
      return await super.write(bytes, id, offset);
    } finally {
      await this.staging.sync(id);
    }
  }
}

/** The tus protocol, version 1.0.0, for signed-in senders. Its hooks call our commands. */
@Injectable()
export class TusUploads {
  private readonly server: Server;

  constructor(
    staging: Staging,
    private readonly uploads: UploadsRepository,
    private readonly startUpload: StartUploadCommand,
    private readonly finishUpload: FinishUploadCommand,
    private readonly observer: RefusalObserver,
  ) {
    this.server = new Server({
      path: '/api/v1/uploads',
      datastore: new DurableFileStore(staging),
      // The address comes from us, not from a Host header.
      relativeLocation: true,
      respectForwardedHeaders: false,
      allowedOrigins: [],
      maxSize: staging.maximumBytes,
      namingFunction: () => newId(),
      onIncomingRequest: (request, id) => this.demandOwner(request, id),
      onUploadCreate: async (request, { id, size: sizeBytes, metadata }) => {
        await this.startUpload.execute(actorOf(request), { id, sizeBytes, metadata });
        return {};
      },
      onUploadFinish: async (request, { id }) => {
        await this.finishUpload.execute(actorOf(request), id);
        return {};
      },
      onResponseError: (request, error) => this.answerTo(request, error),
    });
  }

  async handle(request: Request, response: Response): Promise<void> {
    await this.server.handle(request, response);
    const { statusCode: status } = response;
    if (status < 400) return;
    // What the protocol refuses by itself never comes to us as an error.
    const refusal = toProblem(new HttpException('', status), requestId(request));
    await this.observer.refused(request, refusal);
  }

  /** E10: to anybody but its creator an upload does not exist. */
  private async demandOwner(request: TusRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const actor = actorOf(request);
    const upload = await this.uploads.byId(id);
    if (upload?.createdBy !== actor.personId) throw ingestRefusals.refuse('upload-not-found');
    // R04: the server was killed after the last byte. The sender asks how far it came, hears that
    // all is there and goes away, so this is the moment to note it.
    if (request.method === 'HEAD') await this.finishUpload.execute(actor, id);
  }

  /** Refusals of ours answer as everywhere; those of the protocol keep the status it gives them. */
  private async answerTo(request: TusRequest, error: unknown) {
    if (!(error instanceof Error)) return undefined;
    const node = nodeRequest(request);
    const problem = toProblem(error, requestId(node));
    await this.observer.refused(node, problem);
    return { status_code: problem.status, body: JSON.stringify(problem) };
  }
}

function nodeRequest(request: TusRequest): GuardedRequest {
  const node = request.runtime?.node?.req;
  invariant(node, 'The request came through Node');
  return node as GuardedRequest;
}

function actorOf(request: TusRequest): SignedIn {
  const { actor } = nodeRequest(request);
  invariant(actor instanceof SignedIn, 'The guard has run');
  return actor;
}
