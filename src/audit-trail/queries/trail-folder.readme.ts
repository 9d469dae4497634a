const WITH_DISCLOSURES = `disclosures.jsonl    what the entries only hold salted digests of: names, addresses, free text`;

const WITHOUT_DISCLOSURES = `
What the entries only hold salted digests of (names, addresses, free text) is not in this folder:
whoever exported it may not see it. The verifier counts it as not shown, which is no fault.`;

/** Lies beside every exported log, for whoever finds the folder without us. */
export const folderReadme = (withDisclosures: boolean) => `An audit trail exported by Plumbline
=====================================

vkey                 the public key with which the log signs its checkpoints
checkpoint           the newest signed checkpoint: how many entries there are, and their root
checkpoints/         every earlier one that was published
witness-policy       whose cosignatures count, if the log has witnesses (c2sp.org/tlog-policy)
anchors/             time stamps of RFC 3161 over files of checkpoints/, if the log has any
tile/entries/        the entries themselves, 256 in a file, each after its length in two bytes
tile/0/, tile/1/ ... the Merkle tree over them, 256 hashes of 32 bytes in a file
${withDisclosures ? WITH_DISCLOSURES : WITHOUT_DISCLOSURES}

The layout is that of c2sp.org/tlog-tiles, so programs that Plumbline's authors did not write can
read it too. To verify it without any network:

    plumbline-verify log FOLDER

The key in this folder came with the folder. Compare it with one that you got another way, or give
that one: plumbline-verify log FOLDER --vkey 'KEY'. Compare the checkpoint with an earlier one that
you kept yourself: plumbline-verify consistency OLD NEW --log FOLDER.
`;
