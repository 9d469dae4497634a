import { defineRefusals } from '../../platform/errors/refusals.js';

export const reviewRefusals = defineRefusals('review', {
  'not-found': { kind: 'not-found', says: 'There is no such review.' },
  'not-yours': {
    kind: 'forbidden',
    says: 'This review is assigned to someone else.',
    mend: 'Open your own queue.',
  },
  'self-review': {
    kind: 'forbidden',
    says: 'This clip shows you: nobody reviews, or reads the review of, footage of their own.',
    mend: 'Tell your commander: a review stays with the person whom the draw gave it to, so this one stays open.',
  },
  'clearance-needed': {
    kind: 'forbidden',
    says: 'The clip of this review is restricted, and you have no clearance for it.',
    mend: 'Ask the chief for a clearance. The review stays yours and stays open until then.',
  },
  'not-opened': {
    kind: 'conflict',
    says: 'This review has not been opened yet.',
    mend: 'Open it from your queue and watch the clip.',
  },
  'already-signed': {
    kind: 'conflict',
    says: 'This review is signed, and a signed review never changes.',
  },
  'not-watched': {
    kind: 'conflict',
    says: 'The required share of the clip has not been watched yet.',
    mend: 'Watch the stretches that are missing on the timeline; what plays in a hidden tab does not count.',
  },
  'not-answered': {
    kind: 'unprocessable',
    says: 'Some questions have no answer yet.',
    mend: 'Answer the questions that are named here.',
  },
  'note-missing': {
    kind: 'unprocessable',
    says: 'An answer that finds a fault needs a note that says what was wrong.',
    mend: 'Add a note to the questions that are named here.',
  },
  'unknown-question': {
    kind: 'unprocessable',
    says: 'The form of this review has no such question, or the question has two answers.',
    mend: 'Answer each question of the form once.',
  },
  'unknown-playback': {
    kind: 'not-found',
    says: 'This playback was not opened by you for this review.',
    mend: 'Open the review again.',
  },
  'outside-the-clip': {
    kind: 'unprocessable',
    says: 'A stretch that is said to be watched lies outside of the clip or is empty.',
  },
  'impossible-speed': {
    kind: 'unprocessable',
    says: 'A stretch is said to have played at a speed that the player does not have.',
  },
  'faster-than-time': {
    kind: 'unprocessable',
    says: 'More is said to have been played than fits into the time since the playback was opened.',
    mend: 'Reload the page and watch the rest.',
  },
});
