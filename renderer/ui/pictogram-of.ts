import { isKnownCategory, type KnownCategory } from '../../shared/domain/category.ts';

/**
 * Pictograms of the categories, on a grid of 24, for strokes of 2: drawn to survive a photocopier, the same
 * on screen and on paper. Each is the `d` of one SVG path.
 */
const pictograms: Readonly<Record<KnownCategory, string>> = {
  // A bag with its handle.
  shopping: 'M4 8h16l-1.5 13h-13zM8.5 11V7a3.5 3.5 0 0 1 7 0v4',
  // The cross of the chemist’s.
  pharmacy: 'M9 3h6v6h6v6h-6v6H9v-6H3V9h6z',
  // A dog from the side: muzzle, hanging ear, tail up.
  'dog-walking':
    'M2.500 8.500q.5 4 3.500 4.500h7.500l1.500-6.500 3-2 1.500 2 3 .5v2.500q-1 2-4 2l-.5 3V21M6 13q-1.500 2-1 8M9 21v-3.500h5.500V21M15 6.500l-1.500 4',
  // A sheet coming out of a printer.
  printing: 'M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z',
  // An envelope.
  errands: 'M3 5h18v14H3zM3 6l9 7 9-7',
  // A cup, hot.
  company: 'M4 10h13v6a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4zM17 11h1.500a2.500 2.500 0 0 1 0 5H17M8 3v4M13 3v4',
  // A car from the side.
  transport:
    'M3 17v-5l3-1 2.500-5h8L20 11l1 1v5h-2M9 17h6M5 17H3M7 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM17 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  // A form and its lines.
  paperwork: 'M5 3h10l4 4v14H5zM9 9h6M9 13h6M9 17h4',
  // A spanner.
  repairs:
    'M14.500 6.500a4.500 4.500 0 0 1 6-3.500l-3 3 .5 2.500 2.500.5 3-3a4.500 4.500 0 0 1-6 5.500L8 21a2.500 2.500 0 0 1-4-4l9.500-9z',
  // A teddy’s head.
  childcare:
    'M12 20a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM6 9a3 3 0 1 1 2.500-4.500M18 9a3 3 0 1 0-2.500-4.500M9.500 12v1M14.500 12v1M10 16.500q2 1.500 4 0',
  // Three points.
  other: 'M5 12h.01M12 12h.01M19 12h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
};

/** A category that a city has added is shown as `other`, with its own word beside it. */
export function pictogramOf(category: string): string {
  return pictograms[isKnownCategory(category) ? category : 'other'];
}
