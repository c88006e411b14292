import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../../../../renderer/db/open-database.ts';
import { readRecoveryKey } from '../../../../../renderer/db/vault/recovery-key.ts';
import {
  changePassphrase,
  createVault,
  lockVault,
  onLock,
  renewRecoveryKey,
  unlockVault,
  unlockWithRecoveryKey,
  vaultState,
} from '../../../../../renderer/db/vault/vault.ts';
import { asText, forgetEverything, rawContent } from '../fresh-database.ts';

/** Quick, for the tests: the real cost takes a second and 128 MB. */
const cheap = { N: 2 ** 4, r: 8, p: 1 };
const passphrase = 'un été à Cachan';

beforeEach(() => {
  lockVault();
  forgetEverything();
});

describe('the vault', () => {
  it('opens with the passphrase it was made with, and what was written is there', async () => {
    expect(await vaultState()).toBe('none');
    await createVault(passphrase, cheap);
    expect(await vaultState()).toBe('open');
    await db().settings.put({ key: 'note', value: 'gardée' });
    lockVault();
    expect(await vaultState()).toBe('locked');
    expect(() => db()).toThrow('locked');
    expect(await unlockVault(passphrase)).toEqual({ ok: true, data: null });
    expect((await db().settings.get('note'))?.value).toBe('gardée');
  });

  it('undoes as a whole a change that the lock overtakes, and seals nothing with a wiped key', async () => {
    await createVault(passphrase, cheap);
    await db().settings.put({ key: 'note', value: 'avant' });
    const { settings } = db();
    const overtaken = db().transaction('rw', settings, async () => {
      await settings.put({ key: 'note', value: 'après' });
      lockVault();
      await settings.put({ key: 'suite', value: 'après' });
    });
    await expect(overtaken).rejects.toThrow('wiped');
    await unlockVault(passphrase);
    expect(await db().settings.toArray()).toEqual([{ key: 'note', value: 'avant' }]);
  });

  it('takes accents however the keyboard composed them', async () => {
    await createVault(passphrase.normalize('NFC'), cheap);
    lockVault();
    expect((await unlockVault(passphrase.normalize('NFD'))).ok).toBe(true);
  });

  it('says of a wrong passphrase that it is wrong, and nothing else', async () => {
    await createVault(passphrase, cheap);
    lockVault();
    expect(await unlockVault('un été à Arcueil')).toEqual({ ok: false, code: 'wrong-passphrase' });
    expect(await unlockVault('')).toEqual({ ok: false, code: 'wrong-passphrase' });
    expect(await vaultState()).toBe('locked');
  });

  it('opens with the printed recovery key, typed carelessly', async () => {
    const { recoveryKey } = await createVault(passphrase, cheap);
    expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    lockVault();
    const careless = recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await unlockWithRecoveryKey(careless)).toEqual({ ok: true, data: null });
  });

  it('tells a typing error in the recovery key from another key', async () => {
    await createVault(passphrase, cheap);
    const { recoveryKey } = await anotherVault();
    const mistyped = (recoveryKey[0] === '7' ? '8' : '7') + recoveryKey.slice(1);
    const code = async (typed: string) => {
      const answer = await unlockWithRecoveryKey(typed);
      return answer.ok ? 'ok' : answer.code;
    };
    expect(await code(mistyped)).toBe('mistyped');
    expect(await code('')).toBe('mistyped');
    forgetEverything();
    await createVault(passphrase, cheap);
    lockVault();
    expect(await code(recoveryKey)).toBe('wrong-recovery-key');
  });

  it('keeps neither passphrase, recovery key nor anything about the content beside the wrapped key', async () => {
    const { recoveryKey } = await createVault(passphrase, cheap);
    const header = await rawContent('palier-vault');
    expect(header).toHaveLength(1);
    expect(Object.keys(header[0]?.value as object).sort()).toEqual(
      ['byPassphrase', 'byRecoveryKey', 'format', 'id', 'recoverySalt', 'scrypt'].sort(),
    );
    const text = asText(header);
    const secret = readRecoveryKey(recoveryKey);
    expect(text).not.toContain(passphrase);
    expect(secret.ok && text.includes(secret.data)).toBe(false);
  });

  it('takes another passphrase from whoever shows the present one, and keeps the recovery key', async () => {
    const { recoveryKey } = await createVault(passphrase, cheap);
    await db().settings.put({ key: 'note', value: 'gardée' });
    expect(await changePassphrase('un été à Arcueil', 'un hiver à Arcueil', cheap)).toMatchObject({
      code: 'wrong-passphrase',
    });
    expect((await changePassphrase(passphrase, 'un hiver à Arcueil', cheap)).ok).toBe(true);
    lockVault();
    expect((await unlockVault(passphrase)).ok).toBe(false);
    expect((await unlockVault('un hiver à Arcueil')).ok).toBe(true);
    expect((await db().settings.get('note'))?.value).toBe('gardée');
    lockVault();
    expect((await unlockWithRecoveryKey(recoveryKey)).ok).toBe(true);
  });

  it('takes another passphrase from whoever has only the recovery key left', async () => {
    const { recoveryKey } = await createVault(passphrase, cheap);
    expect((await changePassphrase(recoveryKey, 'un hiver à Arcueil', cheap)).ok).toBe(true);
    lockVault();
    expect((await unlockVault('un hiver à Arcueil')).ok).toBe(true);
  });

  it('makes another recovery key; the one printed before opens nothing any more', async () => {
    const { recoveryKey } = await createVault(passphrase, cheap);
    expect((await renewRecoveryKey('un été à Arcueil')).ok).toBe(false);
    const renewed = await renewRecoveryKey(passphrase);
    lockVault();
    expect(await unlockWithRecoveryKey(recoveryKey)).toMatchObject({ code: 'wrong-recovery-key' });
    expect(renewed.ok && (await unlockWithRecoveryKey(renewed.data.recoveryKey)).ok).toBe(true);
    lockVault();
    expect((await unlockVault(passphrase)).ok).toBe(true);
  });

  it('never replaces a key that exists', async () => {
    await createVault(passphrase, cheap);
    lockVault();
    await expect(createVault('une autre phrase', cheap)).rejects.toThrow();
    expect((await unlockVault(passphrase)).ok).toBe(true);
  });

  it('tells whoever listens that it was locked', async () => {
    let locks = 0;
    const stop = onLock(() => locks++);
    await createVault(passphrase, cheap);
    lockVault();
    lockVault();
    stop();
    expect(locks).toBe(1);
  });
});

async function anotherVault(): Promise<{ recoveryKey: string }> {
  lockVault();
  forgetEverything();
  const made = await createVault(passphrase, cheap);
  lockVault();
  return made;
}
