import { describe, expect, it } from 'vitest';
import { isReactive, reactive, ref } from 'vue';
import { plainCopy } from '../../../../renderer/model/plain-copy.ts';

describe('a plain copy', () => {
  it('can be cloned where a proxy lies at any depth', () => {
    const days = reactive(['mon', 'tue']);
    const draft = ref({ title: 'Courses', availability: { days: [] as string[] }, at: new Date(0), gone: undefined });
    const shown = { ...draft.value, availability: { days }, list: [reactive({ id: 'a' })] };
    expect(() => structuredClone(shown)).toThrow();
    const copy = plainCopy(shown);
    expect(structuredClone(copy)).toEqual({
      title: 'Courses',
      availability: { days: ['mon', 'tue'] },
      at: new Date(0),
      gone: undefined,
      list: [{ id: 'a' }],
    });
    expect(isReactive(copy.availability.days)).toBe(false);
  });

  it('is another thing: changing it changes nothing on the screen', () => {
    const draft = ref({ door: { floor: '2' } });
    plainCopy(draft.value).door.floor = '3';
    expect(draft.value.door.floor).toBe('2');
  });
});
