import { defineRefusals } from '../../platform/errors/refusals.js';

export const agencyRefusals = defineRefusals('agency', {
  'already-set-up': {
    kind: 'conflict',
    says: 'This installation has its agency already.',
    mend: 'Sign in instead.',
  },
  'unknown-time-zone': {
    kind: 'invalid',
    says: 'This is not the name of a time zone.',
    mend: 'Use a name of the IANA database, such as America/Chicago.',
  },
  'unit-code-taken': {
    kind: 'conflict',
    says: 'Another unit has this code.',
    mend: 'Choose another code.',
  },
  'badge-number-taken': {
    kind: 'conflict',
    says: 'Another officer has this badge number.',
    mend: 'Look the officer up in the roster.',
  },
  'serial-taken': {
    kind: 'conflict',
    says: 'A device with this serial number is registered already.',
    mend: 'Look the device up in the list.',
  },
  'in-this-unit': { kind: 'conflict', says: 'The officer is in this unit already.' },
  'move-is-planned': {
    kind: 'conflict',
    says: 'A move of this officer is planned already.',
    mend: 'Withdraw that one first.',
  },
  'moved-since': {
    kind: 'conflict',
    says: 'The officer changed units at this moment or later already.',
    mend: 'Enter a later moment.',
  },
  'no-move-planned': { kind: 'conflict', says: 'No move of this officer is planned.' },
  'unit-not-found': { kind: 'not-found', says: 'There is no such unit.' },
  'officer-not-found': { kind: 'not-found', says: 'There is no such officer.' },
  'camera-not-found': { kind: 'not-found', says: 'There is no such camera.' },
  'sensor-not-found': { kind: 'not-found', says: 'There is no such sensor.' },
  'period-ends-before-it-begins': {
    kind: 'invalid',
    says: 'The assignment would end before it begins.',
    mend: 'Give an end after the beginning, or none while it lasts.',
  },
  'assigned-in-this-period': {
    kind: 'conflict',
    says: 'The device is assigned to somebody in this period.',
    mend: 'Begin later, or ask for an open assignment before it to be ended.',
  },
});
