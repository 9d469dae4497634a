/** When work is usual, by the agency's clocks: what is viewed outside is looked at once more. */
export interface ReviewHours {
  /** `06:00`: the first minute of usual work. */
  readonly from: string;
  /** `22:00`: the first minute after it; later than `from`. */
  readonly to: string;
  /** Whether work on Saturdays and Sundays is unusual at any hour. */
  readonly weekendsOutside: boolean;
}

/** Until the agency sets its own. */
export const USUAL_HOURS: ReviewHours = { from: '06:00', to: '22:00', weekendsOutside: true };

/** A minute of the day. */
export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
