/** The date of the clock in UTC, such as `2027-06-30`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
