import { describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { today } from '../../../../renderer/ui/dates.ts';
import { useMatchGroups } from '../../../../renderer/matches/use-match-groups.ts';
import type { Match } from '../../../../shared/domain/match.ts';
import { match } from '../../shared/matching/sides.ts';

const some = (count: number, followUpOn: string | null): Match[] =>
  Array.from({ length: count }, () => ({ ...match('request', 'offer', 'proposed'), followUpOn }));

describe('introductions under way', () => {
  it('are counted whole and shown in portions, those to be asked about apart', () => {
    const groups = useMatchGroups(ref([...some(70, today()), ...some(5000, null), ...some(1, '2999-01-01')]));
    const facts = () => groups.value.map(({ name, count, some: shown, left }) => [name, count, shown.length, left]);
    expect(facts()).toEqual([
      ['due', 70, 60, 10],
      ['underWay', 5001, 60, 4941],
    ]);
    groups.value.forEach(({ showMore }) => showMore());
    expect(facts()).toEqual([
      ['due', 70, 70, 0],
      ['underWay', 5001, 120, 4881],
    ]);
  });

  it('have no group without any', () => {
    expect(useMatchGroups(ref(some(2, null))).value.map(({ name }) => name)).toEqual(['underWay']);
    expect(useMatchGroups(ref([])).value).toEqual([]);
  });
});
