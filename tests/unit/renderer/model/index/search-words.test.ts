import { describe, expect, it } from 'vitest';
import { searchWords } from '../../../../../renderer/model/index/search-words.ts';

describe('what is typed into a search', () => {
  it.each([
    ['jean-pierre', ['jean', 'pierre']],
    ['Đào Văn', ['dao', 'van']],
    ['LUKASZ', ['lukasz']],
    ["d'eau", ['d', 'eau']],
    ['+33 (0)1 99 00 12 00', ['+33199001200']],
    ['0033 1 99 00 12 00', ['+33199001200']],
    ['01·99·00·12·00', ['+33199001200']],
    ['\u202a01 99 00 12 00\u202c', ['+33199001200']],
    ['0590 12 34 56', ['+590590123456']],
    // As far as it is typed.
    ['01 99 00', ['019900']],
    ['+33 (0)1 99', ['+33199']],
    ['0033 1 99', ['+33199']],
    ['yvette 01 99', ['yvette', '0199']],
    // No numbers to call.
    ['12 rue des Vignes', ['12', 'rue', 'des', 'vignes']],
    ['94230', ['94230']],
    ['2020-05-01', ['2020', '05', '01']],
  ])('« %s » is looked for as %j', (typed, words) => expect(searchWords(typed)).toEqual(words));
});
