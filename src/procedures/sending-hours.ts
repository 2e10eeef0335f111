/** The hours of R155: parties 09:00–20:00, staff 08:00–20:00 of the case's zone. */
export const SENDING_HOURS = {
  parties: { from: '09:00', to: '20:00' },
  staff: { from: '08:00', to: '20:00' },
};
