/**
 * Every check by its name, with what it asks. A finding names the check that made it, so that a
 * script, a report and a court can speak of the same thing; docs/audit-trail.md lists them.
 */
export const CHECKS = {
  'missing-file': 'Is every file there that the newest checkpoint speaks of?',
  archive: 'Is the archive well-formed, and is every packed file what its directory says?',
  'key-list': 'Is `vkey` a list of keys of one log?',
  'key-trust': 'Does a key that you trust lead to every key that signed?',
  'note-signature': 'Has a key of the log signed the pages that explain the folder?',
  'checkpoint-form': 'Is a checkpoint three lines and signatures, and nothing else?',
  'checkpoint-signature': 'Has a key of the log signed the checkpoint?',
  'checkpoint-history': 'Does every earlier checkpoint that is there fit the entries?',
  root: 'Do the entries have the root that the newest checkpoint signs?',
  'bundle-form': 'Does a bundle hold as many entries as its place says, and are they entries?',
  'entry-hash': 'Is every entry the one that was logged?',
  'tile-hash': 'Is every hash in the tree that of its entry, or of the hashes below it?',
  'partial-tile': 'Has every tile the width that its place says?',
  disclosure: 'Is every value shown the one that was recorded?',
  pruned: 'Has the log signed that its oldest entries were removed, and up to which?',
  policy: 'Is the file of witnesses a policy?',
  cosignature: 'Is every signature of a witness genuine?',
  quorum: 'Have enough witnesses seen the log?',
  'anchor-form': 'Is a time stamp well-formed?',
  'anchor-imprint': 'Was the time stamp given to this checkpoint?',
  'proof-form': 'Is the file a proof of the published form?',
  inclusion: 'Do the hashes lead from the entry to the root?',
  consistency: 'Is the older checkpoint a beginning of the newer one?',
  manifest: 'Is the list of files of an evidence package signed and whole?',
  'manifest-file': 'Is every file of the package the one that the list names?',
  'export-count': 'Are as many entries shown as the log says that fitted?',
  'draw-record': 'Is `draw.json` well-formed, and the one that its digest names?',
  'draw-lists': 'Are the lists of clips those that were frozen?',
  'draw-accounts': 'Did every clip go to exactly one place?',
  'draw-allocation': 'Does every stratum give as many clips as the policy says?',
  'draw-candidates': 'Do those who may review follow from the roster?',
  'draw-times': 'Were the steps taken in order?',
  'draw-seed': 'Does the seed belong to this draw, and does it hold chance?',
  'draw-selection': 'Is the sample the one that the seed gives?',
  'draw-assignment': 'Did every clip go to whom the seed names?',
  'draw-state': 'Was the draw executed?',
} as const;

export type Check = keyof typeof CHECKS;
