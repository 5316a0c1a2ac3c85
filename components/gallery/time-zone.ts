/** The cookie in which a browser leaves its time zone for the next time. */
export const TIME_ZONE_COOKIE = 'tz'
