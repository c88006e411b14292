import { expect, it } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { type ActiveRow, useActiveRow } from '../../../../renderer/ui/use-active-row.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id }));

function start(ids: readonly string[], { focus = true, count = ids.length, offset = 0 } = {}) {
  const list = shallowRef({ rows: named(...ids), count, offset });
  const walked: string[] = [];
  const state = { focus };
  const row = effectScope().run(() =>
    useActiveRow({
      rows: () => list.value.rows,
      count: () => list.value.count,
      offset: () => list.value.offset,
      hasFocus: () => state.focus,
      walk: (id) => walked.push(id),
    }),
  ) as ActiveRow<{ id: string }>;
  const change = async (rows: readonly string[], window: { count?: number; offset?: number } = {}) => {
    list.value = { rows: named(...rows), count: rows.length, offset: 0, ...window };
    await nextTick();
  };
  return { row, change, walked, state };
}

it('follows its row when others come and go before it', async () => {
  const { row, change } = start(['a', 'b', 'c']);
  row.stand(1);
  await change(['x', 'y', 'a', 'b', 'c']);
  expect(row.active.value).toBe(3);
  await change(['b', 'c']);
  expect(row.active.value).toBe(0);
});

it('passes to the next row when its own goes, and to the last when there is none after it', async () => {
  const { row, change } = start(['a', 'b', 'c']);
  row.stand(1);
  await change(['a', 'c']);
  expect(row.active.value).toBe(1);
  // It is « c » that is followed now.
  await change(['c', 'z']);
  expect(row.active.value).toBe(0);
  await change(['y']);
  await change(['x', 'y']);
  expect(row.active.value).toBe(1);
});

it('learns which row it stands on when that comes at hand', async () => {
  const { row, change, walked } = start(['a', 'b'], { count: 400 });
  row.walkTo(399);
  expect(walked).toEqual([]);
  await change(['y', 'z'], { count: 400, offset: 398 });
  expect(walked).toEqual(['z']);
  await change(['x', 'y', 'z'], { count: 401, offset: 398 });
  expect(row.active.value).toBe(400);
});

it('keeps its row while another part of the list is at hand', async () => {
  const { row, change } = start(['a', 'b', 'c'], { count: 400 });
  row.stand(2);
  await change(['m', 'n'], { count: 400, offset: 200 });
  expect([row.active.value, row.rowAt(2)?.id, row.rowAt(1)]).toEqual([2, 'c', undefined]);
  row.stand(2);
  expect(row.rowAt(2)?.id).toBe('c');
  await change(['z', 'a', 'b', 'c'], { count: 401 });
  expect(row.active.value).toBe(3);
});

it('starts again at the first row, whichever comes there', async () => {
  const { row, change, state } = start(['a', 'b', 'c']);
  row.stand(2);
  state.focus = false;
  row.startAgain();
  await change(['a', 'b', 'c']);
  await change(['c', 'b', 'a']);
  expect(row.active.value).toBe(0);
});

it('tells of a row only when a key has moved to it', async () => {
  const { row, change, walked } = start(['a', 'b', 'c']);
  row.walkTo(1);
  row.stand(2);
  await change(['a', 'b']);
  expect(walked).toEqual(['b']);
});

it('stands at the first place of an empty list, and of the list that follows', async () => {
  const { row, change } = start(['a', 'b']);
  row.stand(1);
  await change([]);
  expect(row.active.value).toBe(0);
  await change(['c']);
  expect([row.active.value, row.rowAt(0)?.id]).toEqual([0, 'c']);
});
