/** Readings that change with any booking of a day. */
export const BOOKING_READINGS = [
  'GET /desk/bookings',
  'GET /bookings/:number',
  'GET /desk/items/:key/availability',
  'GET /desk/items/:key/slots',
  'GET /sites/:key/days/:date',
] as const;
