const WITH_DISCLOSURES = `disclosures.jsonl    what the entries only hold salted digests of: names, addresses, free text`;

const WITHOUT_DISCLOSURES = `
What the entries only hold salted digests of (names, addresses, free text) is not in this folder:
whoever exported it may not see it. The verifier counts it as not shown, which is no fault.`;

/** Lies beside every exported log, for whoever finds the folder without us. */
export const folderReadme = (withDisclosures: boolean) => `An audit trail exported by Plumbline
=====================================

vkey                 the public keys with which the log signs, one in a line, the oldest first
checkpoint           the newest signed checkpoint: how many entries there are, and their root
checkpoints/         every earlier one that was published
witness-policy       whose cosignatures count, if the log has witnesses (c2sp.org/tlog-policy)
anchors/             time stamps of RFC 3161 over files of checkpoints/, if the log has any
pruned               only if old entries were removed: before which one, signed by the log
tile/entries/        the entries themselves, 256 in a file, each after its length in two bytes
tile/0/, tile/1/ ... the Merkle tree over them, 256 hashes of 32 bytes in a file
${withDisclosures ? WITH_DISCLOSURES : WITHOUT_DISCLOSURES}

The layout is that of c2sp.org/tlog-tiles, so programs that Plumbline's authors did not write can
read it too. To verify it without any network:

    plumbline-verify log FOLDER

This page, checkpoints and pruned end in signatures: a line that begins with a dash, for each key
and each witness. Of entries that were removed the hashes stay in tile/, and values are not shown.

The keys in this folder came with the folder. Compare them with one that you got another way, or
give that one: plumbline-verify log FOLDER --vkey 'KEY'. It may be an old one: a checkpoint that
was signed with both keys hands the trust on. What witnesses saw, by the witnesses that you trust:
plumbline-verify witness FOLDER --policy FILE. Compare the checkpoint with an earlier one that
you kept yourself: plumbline-verify consistency OLD NEW --log FOLDER.
`;
