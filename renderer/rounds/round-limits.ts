/** How long each round may take when doors are shared between volunteers, in minutes. */
export const usualMinutes = 120;
export const shortestMinutes = 10;
export const longestMinutes = 600;

/** What a round may hold: beyond, nobody walks it and its sheet is a book. */
export const mostDoors = 300;
