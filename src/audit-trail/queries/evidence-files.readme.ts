const LIMITED = `
What entries only hold salted digests of (names, reasons, free text) is here only as far as the
person who exported it may see it. The verifier counts the rest as not shown, which is no fault.
`;

/** Lies in every package of evidence, for whoever finds it without us. */
export const evidenceReadme = (isWhole: boolean) => `Evidence from an audit trail kept by Plumbline
==============================================

This is a part of an agency's audit trail: the entries that fit a filter, each proven to stand in
the log at its place, byte for byte. The other entries are left out and stand there as hashes.

manifest      the digest of every other file, signed
entries.log   the log: a line for each entry shown, with its disclosures, and one for each gap
entries.csv   the same entries for people and spreadsheets
checkpoint    the signed checkpoint under which all of it is proven
vkey          the public keys with which the log signs, the oldest first
${isWhole ? '' : LIMITED}
To verify it without any network, with the file plumbline-verify.js and Node:

    node plumbline-verify.js export evidence.zip --vkey 'KEY'

The keys in here came with the package. Give one that you got another way. That no fitting entry was
left out is what the agency states, in an entry of the log itself: the last one shown, which records
this export with its filter and its count. What the verdict proves is told in docs/audit-trail.md.
`;
