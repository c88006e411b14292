export type RowFault =
  | { readonly kind: 'unknown-fields' }
  /** Every third row loses its title. */
  | { readonly kind: 'missing-fields' }
  | { readonly kind: 'markup' }
  /** In the Atlantic, at the poles, and where nothing is. */
  | { readonly kind: 'far-away' }
  | { readonly kind: 'clock-skew'; readonly ms: number }
  | { readonly kind: 'repeated-rows' }
  | { readonly kind: 'shuffled-rows' };

type Item = Record<string, unknown>;
type Page = { items: Item[] } & Item;

const markup = [
  '<img src=x onerror="document.title=1">',
  '</script><script>document.title=1</script>',
  '{{ constructor.constructor("document.title=1")() }}',
  '<a href="javascript:document.title=1">Courses</a>',
];
const far = [
  { lat: 46.2, lon: -25.1, label: 'En plein Atlantique' },
  { lat: 90, lon: 0, label: 'Pôle Nord' },
  { lat: 0, lon: 0, label: 'Nulle part' },
];

function later(instant: unknown, ms: number): unknown {
  return typeof instant === 'string' ? new Date(Date.parse(instant) + ms).toISOString() : instant;
}

/** Changes the listings of a reply, be it a page or a single one. */
function eachListing(text: string, change: (item: Item, index: number) => Item): string {
  const reply = JSON.parse(text) as Item;
  if (!Array.isArray(reply.items)) return JSON.stringify(change(reply, 0));
  const items = (reply as Page).items.map((item, index) => (item.deleted === true ? item : change(item, index)));
  return JSON.stringify({ ...reply, items });
}

function eachPage(text: string, change: (items: Item[]) => Item[]): string {
  const reply = JSON.parse(text) as Page;
  return JSON.stringify({ ...reply, items: change(reply.items) });
}

export const rowFaults: ReadonlyMap<RowFault['kind'], (own: string, fault: unknown) => string> = new Map([
  [
    'unknown-fields',
    (own) => eachListing(own, (item) => ({ ...item, palier_future: { mood: 'sunny', tags: ['a', 'b'] }, score: 12 })),
  ],
  [
    'missing-fields',
    (own) => eachListing(own, ({ title, ...item }, index) => (index % 3 === 0 ? item : { title, ...item })),
  ],
  ['markup', (own) => eachListing(own, (item, index) => ({ ...item, title: markup[index % markup.length] }))],
  ['far-away', (own) => eachListing(own, (item, index) => ({ ...item, location: far[index % far.length] }))],
  [
    'clock-skew',
    (own, fault) => {
      const { ms } = fault as { ms: number };
      return eachListing(own, (item) => ({
        ...item,
        createdAt: later(item.createdAt, ms),
        updatedAt: later(item.updatedAt, ms),
      }));
    },
  ],
  ['repeated-rows', (own) => eachPage(own, (items) => [...items, ...items.slice(0, Math.ceil(items.length / 2))])],
  ['shuffled-rows', (own) => eachPage(own, (items) => items.toReversed())],
] as const);
