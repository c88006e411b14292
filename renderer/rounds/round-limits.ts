/** How long each round may take when doors are shared between volunteers, in minutes. */
export const usualMinutes = 120;
export const shortestMinutes = 10;
export const longestMinutes = 600;
