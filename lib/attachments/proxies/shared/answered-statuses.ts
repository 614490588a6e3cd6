/** Answers that show an application at work, although not one to `/`. */
export const answeredStatuses: readonly number[] = [
  301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 410, 415, 421, 426, 428, 429, 451,
];
