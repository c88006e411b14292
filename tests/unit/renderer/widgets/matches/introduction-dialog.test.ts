import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSSRApp, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { i18n } from '../../../../../renderer/ui/locale.ts';
import { closeDatabase, openDatabase } from '../../../../../renderer/db/open-database.ts';
import type { ListingView } from '../../../../../renderer/model/queries/use-listing.ts';
import type { Consent } from '../../../../../shared/domain/neighbour.ts';
import { neighbour } from '../../../../contract/paper/paper-people.ts';
import { forgetEverything } from '../../db/fresh-database.ts';
import { offer, request } from '../../../shared/matching/sides.ts';

vi.mock('../../../../../renderer/model/shell.ts', () => ({ shell: {} }));

const purposes: readonly Consent['purpose'][] = ['keep', 'share-with-town', 'share-with-helper', 'call'];
const given = (purpose: Consent['purpose'], withdrawnAt: string | null = null): Consent => ({
  purpose,
  channel: 'phone',
  wording: 'D’accord',
  givenAt: '2026-11-20T09:00:00.000Z',
  withdrawnAt,
});
const askerPhone = '01 99 00 11 11';
const helperPhone = '06 39 98 22 22';

function view(kind: 'offer' | 'request', phone: string, consents: readonly Consent[]): ListingView {
  const { listing } = kind === 'offer' ? offer() : request();
  const person = neighbour(kind === 'offer' ? 0 : 1, { phones: [phone], consents: [...consents], languages: ['fr'] });
  const record = { id: listing.id, base: listing, local: null, etag: '"1"', generation: 1 };
  return { listing, record, neighbour: person, overlay: null, quartier: null, matches: [], waiting: 0 };
}

/** The open dialog, a text for each person: their own number to dial, then what they are told. */
async function dialog(asker: readonly Consent[], helper: readonly Consent[], thanks = false) {
  const { default: IntroductionDialog } =
    await import('../../../../../renderer/widgets/matches/IntroductionDialog.vue');
  const properties = {
    open: true,
    request: view('request', askerPhone, asker),
    offer: view('offer', helperPhone, helper),
    thanks,
  };
  const html = await renderToString(createSSRApp({ render: () => h(IntroductionDialog, properties) }).use(i18n));
  const sections = [...html.matchAll(/<section[^>]*>.*?<\/section>/gs)].map(([section]) => ({
    dialled: /class="number"[^>]*>([^<]*)</.exec(section)?.[1] ?? '',
    told: /class="message"[^>]*>([^<]*)</s.exec(section)?.[1] ?? '',
  }));
  return { html, sections };
}

beforeEach(async () => {
  closeDatabase();
  forgetEverything();
  await openDatabase(new Uint8Array(32).fill(1));
});

const count = (text: string, part: string) => text.split(part).length - 1;

describe('telephone numbers in « Prévenir »', () => {
  it('are each at its own person’s name, for whoever calls them, and told to nobody without an agreement', async () => {
    const { html, sections } = await dialog([], []);
    expect(sections.map(({ dialled }) => dialled)).toEqual([helperPhone, askerPhone]);
    for (const { told } of sections) expect(told).not.toMatch(/01 99|06 39/);
    expect([count(html, askerPhone), count(html, helperPhone)]).toEqual([1, 1]);
  });

  it.each(purposes)('« %s » lets the other be told, or not', async (purpose) => {
    const shares = purpose === 'share-with-helper';
    const { sections } = await dialog([given(purpose)], []);
    expect(sections[0]?.told.includes(askerPhone)).toBe(shares);
    expect(sections[1]?.told).not.toContain(helperPhone);
    const other = await dialog([], [given(purpose)]);
    expect(other.sections[1]?.told.includes(helperPhone)).toBe(shares);
    expect(other.sections[0]?.told).not.toContain(askerPhone);
  });

  it('are told no longer once the agreement is taken back', async () => {
    const back = [given('share-with-helper', '2026-11-25T09:00:00.000Z')];
    const { html } = await dialog(back, back);
    expect([count(html, askerPhone), count(html, helperPhone)]).toEqual([1, 1]);
  });
});

describe('telephone numbers in « Remercier »', () => {
  it('are that of who is thanked alone, whatever both have agreed to', async () => {
    const all = purposes.map((purpose) => given(purpose));
    const { html, sections } = await dialog(all, all, true);
    expect(sections.map(({ dialled }) => dialled)).toEqual([helperPhone]);
    expect(html).not.toContain(askerPhone);
    expect(sections[0]?.told).not.toContain(helperPhone);
  });
});
