import { agreesTo } from '../domain/consent.ts';
import type { Consent } from '../domain/neighbour.ts';
import { hasAddressOfMail, phonesInText } from '../domain/contact-in-text.ts';
import { type PersonName, wordsToHide } from '../domain/person-name.ts';
import { formatPhone } from '../domain/phone.ts';
import { foldForSearch } from '../text/fold.ts';
import { frenchSpacesInMessage } from '../text/french-spaces.ts';

/** One of the two people of an introduction, as far as the association knows them. */
export interface IntroducedPerson {
  /** What another person may be told of the name; empty when it is not understood. */
  readonly firstName: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** « 12 rue des Vignes, bât. B, 4e étage »; empty when unknown. */
  readonly address: string;
  readonly consents: readonly Consent[];
}

export interface Introduction {
  readonly asker: IntroducedPerson;
  readonly helper: IntroducedPerson;
  /** What is asked for, as the request puts it. */
  readonly need: string;
  /** « le mardi ou le jeudi, le matin »; empty when it does not matter. */
  readonly when: string;
  readonly association: string;
}

const languages = ['fr', 'en'] as const;
type MessageLanguage = (typeof languages)[number];

/**
 * The language in which to write to somebody who reads these (BCP 47), the one named first when the message exists in it;
 * `isRead` is false when it exists in none of them: it is written in French all the same, and somebody must translate.
 */
export function messageLanguage(tags: readonly string[]): {
  readonly language: MessageLanguage;
  readonly isRead: boolean;
} {
  const known = tags.map((tag) => tag.split('-')[0]?.toLowerCase());
  const found = known.includes('fr') ? 'fr' : languages.find((language) => known.includes(language));
  return { language: found ?? 'fr', isRead: found !== undefined || tags.length === 0 };
}

export type IntroductionChannel = 'letter' | 'mail' | 'phone';

export interface IntroductionMessage {
  readonly subject: string;
  readonly body: string;
  /** False when the other has not agreed: only the first name is given, and the association carries the word. */
  readonly givesContact: boolean;
}

/**
 * The need as its title puts it, unless that holds what is for its owner to give: a number, an address of mail, a word of
 * the family’s name. Then the category says it.
 */
export function needToTell(title: string, asker: PersonName, category: string): string {
  const words = new Set(foldForSearch(title).split(/[^\p{L}\p{N}]+/u));
  const isTheirs = wordsToHide(asker).some((word) => words.has(word));
  return isTheirs || hasAddressOfMail(title) || phonesInText(title).length > 0 ? category : title;
}

/** Has this person agreed to be put in touch directly, and not changed their mind? */
function sharesContact(person: IntroducedPerson): boolean {
  return agreesTo(person.consents, 'share-with-helper');
}

/**
 * What to say to one of the two, in the language that they read. The other’s telephone, e-mail and address appear
 * only where the other has agreed to it; the surname never does.
 */
export function introductionMessage(
  introduction: Introduction,
  to: 'asker' | 'helper',
  channel: IntroductionChannel,
  language: MessageLanguage,
): IntroductionMessage {
  const reader = introduction[to];
  const other = introduction[to === 'asker' ? 'helper' : 'asker'];
  const givesContact = sharesContact(other);
  const say = sentences[language];
  const { need, when, association } = introduction;
  const lines = [
    channel === 'phone' ? say.goodDay(reader.firstName, association) : say.dear(reader.firstName),
    '',
    to === 'asker' ? say.askerNews(other.firstName, need) : say.helperNews(other.firstName, need),
    ...(when === '' ? [] : [say.when(when)]),
    ...(givesContact ? contactLines(other, to === 'helper', say) : [say.throughUs(other.firstName)]),
    '',
    channel === 'phone' ? say.askAgreement : say.closing,
    ...(channel === 'phone' || association === '' ? [] : ['', association]),
  ];
  return typeset({ subject: say.subject(need), body: lines.join('\n'), givesContact }, language);
}

/** A word of thanks to the one who helped, once it is done; it says nothing of the other but the first name. */
export function thanksMessage(
  { asker, helper, need, association }: Introduction,
  channel: IntroductionChannel,
  language: MessageLanguage,
): IntroductionMessage {
  const say = sentences[language];
  const lines = [
    channel === 'phone' ? say.goodDay(helper.firstName, association) : say.dear(helper.firstName),
    '',
    say.thanks(asker.firstName, need),
    say.thanksMore,
    ...(channel === 'phone' || association === '' ? [] : ['', association]),
  ];
  return typeset({ subject: say.thanksSubject, body: lines.join('\n'), givesContact: false }, language);
}

function typeset(message: IntroductionMessage, language: MessageLanguage): IntroductionMessage {
  if (language !== 'fr') return message;
  return { ...message, subject: frenchSpacesInMessage(message.subject), body: frenchSpacesInMessage(message.body) };
}

/** A `mailto:` address (RFC 6068) that opens the message in the coordinator’s own mail program. */
export function mailtoAddress(email: string, message: IntroductionMessage): string {
  const body = message.body.replaceAll('\n', '\r\n');
  return `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}?subject=${encodeURIComponent(message.subject)}&body=${encodeURIComponent(body)}`;
}

type Sentences = (typeof sentences)['fr'];

function contactLines(other: IntroducedPerson, withAddress: boolean, say: Sentences): string[] {
  const lines: string[] = [];
  if (other.phone) lines.push(say.phone(other.firstName, formatPhone(other.phone)));
  if (other.email) lines.push(say.email(other.email));
  // The helper goes to the asker; nobody needs to know where the helper lives.
  if (withAddress && other.address !== '') lines.push(say.address(other.address));
  return lines.length > 0 ? lines : [say.throughUs(other.firstName)];
}

/** The name may not be known for certain: then nobody is called by what may be the family’s. */
function greeting(word: string, name: string): string {
  return name === '' ? word : `${word} ${name}`;
}

const sentences = {
  fr: {
    subject: (need: string) => `Entre voisins : ${need}`,
    dear: (name: string) => `${greeting('Bonjour', name)},`,
    goodDay: (name: string, association: string) =>
      greeting('Bonjour', name) + (association === '' ? '.' : `, ici ${association}.`),
    askerNews: (other: string, need: string) =>
      `${other === '' ? 'Une personne qui habite près de chez vous' : `${other}, qui habite près de chez vous,`} peut vous aider : ${need}.`,
    helperNews: (other: string, need: string) =>
      `${other === '' ? 'Une personne qui habite près de chez vous' : `${other}, qui habite près de chez vous,`} a besoin d’aide : ${need}.`,
    when: (when: string) => `Quand : ${when}.`,
    phone: (name: string, phone: string) => `Téléphone${name === '' ? '' : ` de ${name}`} : ${phone}.`,
    email: (email: string) => `Adresse électronique : ${email}.`,
    address: (address: string) => `Adresse : ${address}.`,
    throughUs: (name: string) =>
      `Pour convenir d’un moment${name === '' ? '' : ` avec ${name}`}, répondez-nous : nous transmettrons.`,
    askAgreement: 'Est-ce que cela vous convient ?',
    closing: 'Merci de nous dire comment cela s’est passé.',
    thanksSubject: 'Merci',
    thanks: (other: string, need: string) =>
      `Merci d’avoir aidé ${other || 'une personne de votre quartier'} : ${need}.`,
    thanksMore: 'C’est grâce à des voisins comme vous que l’on peut compter les uns sur les autres ici.',
  },
  en: {
    subject: (need: string) => `Between neighbours: ${need}`,
    dear: (name: string) => `${greeting('Hello', name)},`,
    goodDay: (name: string, association: string) =>
      greeting('Hello', name) + (association === '' ? '.' : `, this is ${association}.`),
    askerNews: (other: string, need: string) =>
      `${other === '' ? 'Somebody who lives near you' : `${other}, who lives near you,`} can help you: ${need}.`,
    helperNews: (other: string, need: string) =>
      `${other === '' ? 'Somebody who lives near you' : `${other}, who lives near you,`} needs a hand: ${need}.`,
    when: (when: string) => `When: ${when}.`,
    phone: (name: string, phone: string) => `${name === '' ? 'Telephone' : `${name}’s telephone`}: ${phone}.`,
    email: (email: string) => `E-mail: ${email}.`,
    address: (address: string) => `Address: ${address}.`,
    throughUs: (name: string) =>
      `To agree on a time${name === '' ? '' : ` with ${name}`}, answer us: we will pass it on.`,
    askAgreement: 'Does that suit you?',
    closing: 'Please tell us how it went.',
    thanksSubject: 'Thank you',
    thanks: (other: string, need: string) => `Thank you for helping ${other || 'somebody near you'}: ${need}.`,
    thanksMore: 'It is thanks to neighbours like you that people here can count on one another.',
  },
};
