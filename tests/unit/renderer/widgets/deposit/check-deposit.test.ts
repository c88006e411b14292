import { describe, expect, it } from 'vitest';
import { checkDeposit } from '../../../../../renderer/widgets/deposit/check-deposit.ts';
import { type DepositDraft, emptyDraft } from '../../../../../shared/domain/deposit-draft.ts';
import { keepLatest } from '../../../../../renderer/widgets/deposit/keep-latest.ts';

const place = { lat: 48.79, lon: 2.33, label: '12 rue des Vignes' };
const draft = (change: Partial<DepositDraft>): DepositDraft => ({
  ...emptyDraft(),
  title: 'Courses',
  neighbourId: '018e0000-0000-7000-8000-000000000001',
  location: place,
  ...change,
});
const newPerson = {
  firstName: 'Odile',
  lastName: '',
  phone: '',
  agrees: { keep: true, city: false, helper: false },
  listingIds: [],
};

describe('what a deposit lacks', () => {
  it('is nothing for a known neighbour with a sentence and a place', () => {
    expect(checkDeposit(draft({}))).toEqual({});
  });

  it('is a sentence, a person and a place at the start', () => {
    expect(Object.keys(checkDeposit(emptyDraft()))).toEqual(['title', 'who', 'where']);
  });

  it('is not the telephone: not everyone has one', () => {
    expect(checkDeposit(draft({ neighbourId: null, newPerson }))).toEqual({});
  });

  it('is a number that can be read, once one is given', () => {
    expect(checkDeposit(draft({ neighbourId: null, newPerson: { ...newPerson, phone: '01 99' } }))).toEqual({
      phone: 'phone',
    });
  });

  it('is always the agreement of someone new', () => {
    const silent = { ...newPerson, agrees: { keep: false, city: true, helper: true } };
    expect(checkDeposit(draft({ neighbourId: null, newPerson: silent }))).toEqual({ keep: 'keep' });
  });

  it('tells an address that was not found from one that was not given', () => {
    expect(checkDeposit(draft({ location: null, addressText: '12 rue inconnue' })).where).toBe('address');
    expect(checkDeposit(draft({ location: null })).where).toBe('where');
  });

  it('is not a place, once the coordinator has decided to do without', () => {
    expect(checkDeposit(draft({ location: null, withoutPlace: true }))).toEqual({});
  });
});

const neverFails = (error: unknown) => {
  throw error;
};

describe('keeping the draft', () => {
  it('says that a write failed, and tries the next', async () => {
    const written: number[] = [];
    const failures: unknown[] = [];
    const full = new Error('full');
    const { keep, stop } = keepLatest<number>(
      (value) => (value === 1 ? Promise.reject(full) : Promise.resolve(void written.push(value))),
      (error) => failures.push(error),
    );
    keep(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    keep(2);
    await stop();
    expect([written, failures]).toEqual([[2], [full]]);
  });

  it('writes the last value in the end, never two at a time, and skips those overtaken', async () => {
    const written: number[] = [];
    let writing = 0;
    const { keep } = keepLatest<number>(async (value) => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(value);
      writing -= 1;
    }, neverFails);
    for (let value = 1; value <= 20; value++) keep(value);
    await expect.poll(() => written).toEqual([1, 20]);
  });

  it('writes nothing more once it is stopped, and waits for the write under way', async () => {
    const written: number[] = [];
    const { keep, stop } = keepLatest<number>(async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(value);
    }, neverFails);
    keep(1);
    keep(2);
    await stop();
    keep(3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toEqual([1]);
  });
});
