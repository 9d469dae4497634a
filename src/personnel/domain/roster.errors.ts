import { defineRefusals } from '../../platform/errors/refusals.js';

export const rosterRefusals = defineRefusals('roster', {
  'file-too-large': {
    kind: 'too-large',
    says: 'The file is larger than a roster can be.',
    mend: 'Send a table of at most 8 MiB.',
  },
  'not-utf-8': {
    kind: 'invalid',
    says: 'The file is not written in UTF-8, so names would be garbled.',
    mend: 'Save it as “CSV UTF-8” and try again.',
  },
  'not-csv': {
    kind: 'unsupported',
    says: 'A roster comes as a table in text form.',
    mend: 'Send the file as text/csv.',
  },
  'empty-file': {
    kind: 'invalid',
    says: 'The file is empty.',
    mend: 'Send a table whose first line names its columns.',
  },
  unreadable: {
    kind: 'invalid',
    says: 'The table cannot be read any further from this line on.',
    mend: 'Look at the quotation marks there; each that opens must close.',
  },
  'columns-missing': {
    kind: 'invalid',
    says: 'Columns are missing that every roster needs.',
    mend: 'Name badge number, name and unit in the first line.',
  },
  'column-twice': {
    kind: 'invalid',
    says: 'Two columns mean the same.',
    mend: 'Leave one of them out.',
  },
  'too-many-rows': {
    kind: 'too-large',
    says: 'The table has more lines than a roster can have.',
    mend: 'Send at most 10,000 lines at a time.',
  },
  'import-not-found': { kind: 'not-found', says: 'There is no such comparison of a roster.' },
  changed: {
    kind: 'conflict',
    says: 'Something has changed since the file was compared.',
    mend: 'Compare it again, and look at the difference once more.',
  },
  'not-missing': {
    kind: 'unprocessable',
    says: 'Somebody who is to leave stands in the file, or left already.',
    mend: 'Compare the file again.',
  },
});
