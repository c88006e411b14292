import { describe, expect, it } from 'vitest';
import { mailAddress } from '../../../../electron/services/mail-address.ts';

describe('an address of mail', () => {
  it('loses the space that came with it', () => {
    expect(mailAddress('mailto:karim@exemple.org%20?subject=Bonjour')).toBe('mailto:karim@exemple.org?subject=Bonjour');
    expect(mailAddress('mailto:%20karim@exemple.org')).toBe('mailto:karim@exemple.org');
  });

  it('is refused with a space inside, or with a line end that begins a header', () => {
    expect(mailAddress('mailto:karim%20@exemple.org')).toBeNull();
    expect(mailAddress('mailto:karim@exemple.org%0D%0ABcc:x@exemple.org')).toBeNull();
  });
});
