import { calendarOf } from './calendar.js';
import { planHistory } from './history.js';
import { AGENCY } from './roster.js';

const calendar = calendarOf(new Date('2026-11-20T15:00:00Z'), AGENCY.timeZone);

describe('the planned history', () => {
  const { clips, events, without } = planHistory('lindenfeld', calendar);

  it('is the same for the same seed', () => {
    expect(planHistory('lindenfeld', calendar).clips).toEqual(clips);
    expect(planHistory('another', calendar).clips).not.toEqual(clips);
  });

  it('has about forty sound clips and sixty holster events', () => {
    expect(clips.filter(({ flaw }) => flaw === null)).toHaveLength(42);
    expect(events.length).toBeGreaterThan(45);
    expect(events.length).toBeLessThan(75);
    expect(clips.filter(({ categorized }) => categorized === null).length).toBeGreaterThan(6);
  });

  it('leaves nothing to the future', () => {
    const moments = [
      ...clips.flatMap((clip) => [clip.receivedAt, clip.categorized?.at ?? clip.receivedAt]),
      ...events.map(({ receivedAt }) => receivedAt),
    ];
    expect(moments.filter((moment) => moment > calendar.now)).toEqual([]);
    expect(moments.filter((moment) => moment < calendar.founded)).toEqual([]);
  });

  it('tells no clip and no event twice', () => {
    expect(new Set(clips.map(({ sourceClipId }) => sourceClipId)).size).toBe(clips.length);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  it('lets nobody record while the camera is away', () => {
    const during = clips.filter(
      ({ officer, recordedAt }) =>
        officer === without.officer && recordedAt >= without.from && recordedAt < without.to,
    );
    expect(during).toEqual([]);
  });
});
