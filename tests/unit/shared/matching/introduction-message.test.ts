import fc from '../../../properties.ts';
import { describe, expect, it } from 'vitest';
import type { Consent } from '../../../../shared/domain/neighbour.ts';
import {
  type IntroducedPerson,
  introductionMessage,
  mailtoAddress,
  messageLanguage,
  thanksMessage,
} from '../../../../shared/matching/introduction-message.ts';

const agreed: Consent = {
  purpose: 'share-with-helper',
  channel: 'phone',
  wording: 'D’accord',
  givenAt: '2026-04-01T10:00:00Z',
  withdrawnAt: null,
};
const yvette: IntroducedPerson = {
  firstName: 'Yvette',
  phone: '+33199001234',
  email: null,
  address: '12 rue des Vignes, bât. B',
  consents: [agreed],
};
const amina: IntroducedPerson = {
  firstName: 'Amina',
  phone: '+33639980102',
  email: 'amina@exemple.fr',
  address: '3 rue Étienne',
  consents: [],
};
const introduction = {
  asker: yvette,
  helper: amina,
  need: 'courses, sac à porter',
  when: 'le mardi, le matin',
  association: 'Les Voisins du Coteau',
};

describe('the message of an introduction', () => {
  it('gives the helper what the asker has agreed to share', () => {
    const { body, givesContact } = introductionMessage(introduction, 'helper', 'letter', 'fr');
    expect(givesContact).toBe(true);
    expect(body).toContain('01 99 00 12 34');
    expect(body).toContain('12 rue des Vignes, bât. B');
    expect(body).toContain('le mardi, le matin');
  });

  it('gives nothing but the first name of someone who has not agreed', () => {
    const { body, givesContact } = introductionMessage(introduction, 'asker', 'mail', 'fr');
    expect(givesContact).toBe(false);
    expect(body).toContain('Amina');
    expect(body).not.toMatch(/06 39|amina@|Étienne/);
    expect(body).toContain('nous transmettrons');
  });

  it('never tells where the helper lives', () => {
    const open = { ...introduction, helper: { ...amina, consents: [agreed] } };
    const { body } = introductionMessage(open, 'asker', 'letter', 'fr');
    expect(body).toContain('06 39 98 01 02');
    expect(body).not.toContain('Étienne');
  });

  it('hides everything again when the agreement is withdrawn, in any language and by any channel', () => {
    const withdrawn = { ...agreed, withdrawnAt: '2026-04-02T10:00:00Z' };
    const closed = { ...introduction, asker: { ...yvette, consents: [withdrawn] } };
    fc.assert(
      fc.property(
        fc.constantFrom('letter', 'mail', 'phone'),
        fc.constantFrom('fr', 'en'),
        fc.constantFrom('asker', 'helper'),
        (channel, language, to) => {
          const { body } = introductionMessage(closed, to, channel, language);
          expect(body).not.toMatch(/\d\d \d\d|Vignes|@/);
        },
      ),
    );
  });

  it('is written in a language that the person reads, and says where there is none', () => {
    expect(messageLanguage([])).toEqual({ language: 'fr', isRead: true });
    expect(messageLanguage(['ar', 'fr-FR'])).toEqual({ language: 'fr', isRead: true });
    expect(messageLanguage(['ta', 'en-GB'])).toEqual({ language: 'en', isRead: true });
    expect(messageLanguage(['vi', 'zh'])).toEqual({ language: 'fr', isRead: false });
    expect(introductionMessage(introduction, 'helper', 'letter', 'en').body).not.toMatch(/Bonjour|Merci|Téléphone/);
  });

  it('thanks the helper, and shares nothing of the other', () => {
    for (const language of ['fr', 'en'] as const) {
      const { body } = thanksMessage(introduction, 'letter', language);
      expect(body).toContain('Amina');
      expect(body).toContain('Yvette');
      expect(body).not.toMatch(/\d\d \d\d|Vignes|@/);
    }
  });

  it('makes a mail address that survives accents, ampersands and line ends', () => {
    const message = { subject: 'Thé & café', body: 'Bonjour,\nà bientôt', givesContact: false };
    const url = new URL(mailtoAddress('amina@exemple.fr', message));
    expect(url.pathname).toBe('amina@exemple.fr');
    expect(url.searchParams.get('subject')).toBe('Thé & café');
    expect(url.searchParams.get('body')).toBe('Bonjour,\r\nà bientôt');
  });
});
