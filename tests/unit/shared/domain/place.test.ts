import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { barrierSchema } from '../../../../shared/domain/barrier.ts';
import { neighbourSchema, volunteerSchema } from '../../../../shared/domain/neighbour.ts';
import {
  doorSchema,
  isPosition,
  locationSchema,
  pointSchema,
  ringingHoursSchema,
} from '../../../../shared/domain/place.ts';
import { communeSchema } from '../../../../shared/domain/quartier.ts';
import { contains, quartierOf } from '../../../../shared/domain/quartier-of.ts';
import { roundSchema } from '../../../../shared/domain/round.ts';
import { neighbour, paperRound } from '../../../contract/paper/paper-people.ts';

const takes = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;
const id = '0196c7a0-1111-7000-8000-000000000001';

describe('a place', () => {
  it('is on earth', () => {
    for (const point of [
      { lat: 90, lon: 180 },
      { lat: -90, lon: -180 },
      { lat: 0, lon: 0 },
    ])
      expect(takes(pointSchema, point)).toBe(true);
    for (const point of [
      { lat: 90.1, lon: 0 },
      { lat: -90.1, lon: 0 },
      { lat: 0, lon: 180.1 },
      { lat: 0, lon: -180.1 },
      { lat: Number.NaN, lon: 0 },
      { lat: 0, lon: Infinity },
      { lat: '48', lon: 2 },
      { lat: 48 },
    ])
      expect(takes(pointSchema, point), JSON.stringify(point)).toBe(false);
  });

  it('has a label of 200 characters at most', () => {
    expect(takes(locationSchema, { lat: 48, lon: 2, label: 'a'.repeat(200) })).toBe(true);
    expect(takes(locationSchema, { lat: 48, lon: 2, label: 'a'.repeat(201) })).toBe(false);
    expect(takes(locationSchema, { lat: 48, lon: 2 })).toBe(false);
  });

  it('on a map is two numbers, whatever follows', () => {
    expect(
      [
        [2.3, 48.8],
        [2.3, 48.8, 60],
        [0, 0],
      ].every(isPosition),
    ).toBe(true);
    expect(
      [[2.3], ['2.3', 48.8], [2.3, '48.8'], [Number.NaN, 1], [1, Infinity], null, '2.3,48.8', {}].some(isPosition),
    ).toBe(false);
  });
});

describe('a door', () => {
  it('has parts as long as people write them, and a floor that a building may have', () => {
    expect(v.parse(doorSchema, { floor: null })).toEqual({ building: '', entrance: '', floor: null, door: '' });
    const full = { building: 'b'.repeat(40), entrance: 'e'.repeat(80), floor: 80, door: 'd'.repeat(40) };
    expect(takes(doorSchema, full)).toBe(true);
    expect(takes(doorSchema, { ...full, floor: -5 })).toBe(true);
    for (const wrong of [
      { floor: 81 },
      { floor: -6 },
      { floor: 1.5 },
      { floor: undefined },
      { building: 'b'.repeat(41) },
      { entrance: 'e'.repeat(81) },
      { door: 'd'.repeat(41) },
    ])
      expect(takes(doorSchema, { ...full, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });

  it('may be rung at between two hours of one day', () => {
    expect(takes(ringingHoursSchema, { from: '09:00', to: '23:59' })).toBe(true);
    expect(takes(ringingHoursSchema, { from: '00:00', to: '00:01' })).toBe(true);
    for (const [from, to] of [
      ['10:00', '10:00'],
      ['18:00', '09:00'],
      ['9:00', '10:00'],
      ['24:00', '24:30'],
      ['10:60', '11:00'],
      ['10:00', '11:00:00'],
      ['x10:00', '11:00'],
    ])
      expect(takes(ringingHoursSchema, { from, to }), `${from} ${to}`).toBe(false);
  });
});

describe('a quartier', () => {
  const square = (west: number, south: number, size: number): [number, number][] => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const one = { id: 'a', name: 'A', example: false, polygons: [[square(0, 0, 10), square(4, 4, 2)]] };
  const other = { id: 'b', name: 'B', example: false, polygons: [[square(10, 0, 10)], [square(30, 0, 1)]] };

  it('holds what lies within its outline, its border too, and not its holes', () => {
    expect(contains(one.polygons, { lon: 1, lat: 2 })).toBe(true);
    expect(contains(one.polygons, { lon: 0, lat: 5 })).toBe(true);
    expect(contains(one.polygons, { lon: 5, lat: 5 })).toBe(false);
    expect(contains(one.polygons, { lon: 11, lat: 5 })).toBe(false);
    expect(contains([], { lon: 1, lat: 1 })).toBe(false);
    expect(contains([[]], { lon: 1, lat: 1 })).toBe(false);
  });

  it('is the first of the list on a shared border, and one of several pieces', () => {
    expect(quartierOf({ lon: 10, lat: 5 }, [one, other])?.id).toBe('a');
    expect(quartierOf({ lon: 10, lat: 5 }, [other, one])?.id).toBe('b');
    expect(quartierOf({ lon: 30.5, lat: 0.5 }, [one, other])?.id).toBe('b');
    expect(quartierOf({ lon: 50, lat: 50 }, [one, other])).toBeNull();
  });

  it('lies in a commune whose outline is made of positions', () => {
    const commune = { name: 'Cachan', code: '94016', polygons: [[square(0, 0, 1)]] };
    expect(takes(communeSchema, commune)).toBe(true);
    for (const polygons of [null, [[[['2.3', 48.8]]]], [[[[1]]]], [[null]], [null], 'x'])
      expect(takes(communeSchema, { ...commune, polygons }), JSON.stringify(polygons)).toBe(false);
  });
});

describe('a barrier', () => {
  const barrier = {
    id,
    name: 'Voie ferrée',
    line: [
      { lat: 1, lon: 1 },
      { lat: 1, lon: 2 },
    ],
    crossings: [],
  };
  const points = (count: number) => Array.from({ length: count }, () => ({ lat: 1, lon: 1 }));
  it('is a line of two points at least, with the places where one walks through', () => {
    expect(takes(barrierSchema, barrier)).toBe(true);
    expect(v.parse(barrierSchema, { ...barrier, name: ' Aqueduc ' }).name).toBe('Aqueduc');
    expect(takes(barrierSchema, { ...barrier, line: points(200), crossings: points(50) })).toBe(true);
    for (const wrong of [
      { line: points(1) },
      { line: points(201) },
      { crossings: points(51) },
      { name: 'n'.repeat(81) },
      { id: '1' },
    ])
      expect(takes(barrierSchema, { ...barrier, ...wrong }), Object.keys(wrong).join()).toBe(false);
  });
});

describe('a neighbour, a volunteer and a round', () => {
  const person = { ...neighbour(0), hours: { from: '09:00', to: '12:00' } };
  it('hold what their screens may write', () => {
    expect(takes(neighbourSchema, person)).toBe(true);
    expect(v.parse(neighbourSchema, { ...person, firstName: ' Yvette ', lastName: ' M ' })).toMatchObject({
      firstName: 'Yvette',
      lastName: 'M',
    });
    const consent = { purpose: 'keep', channel: 'door', wording: 'oui', givenAt: person.createdAt, withdrawnAt: null };
    for (const purpose of ['keep', 'share-with-town', 'share-with-helper', 'call'])
      for (const channel of ['phone', 'door', 'paper', 'e-mail'])
        expect(takes(neighbourSchema, { ...person, consents: [{ ...consent, purpose, channel }] })).toBe(true);
    for (const wrong of [
      { firstName: 'n'.repeat(81) },
      { lastName: 'n'.repeat(81) },
      { phones: ['0'.repeat(41)] },
      { email: 'e'.repeat(255) },
      { note: 'n'.repeat(2001) },
      { consents: [{ ...consent, purpose: 'sell' }] },
      { consents: [{ ...consent, channel: 'fax' }] },
      { consents: [{ ...consent, givenAt: 'hier' }] },
      { createdAt: 'hier' },
      { hours: { from: '12:00', to: '09:00' } },
    ])
      expect(takes(neighbourSchema, { ...person, ...wrong }), JSON.stringify(wrong).slice(0, 40)).toBe(false);
  });

  it('are asked for doors that one can walk', () => {
    const volunteer = {
      id,
      neighbourId: id,
      availability: { days: [], parts: [] },
      start: null,
      maxDoors: 15,
      active: true,
    };
    expect([1, 15, 300].every((maxDoors) => takes(volunteerSchema, { ...volunteer, maxDoors }))).toBe(true);
    expect([0, 301, 1.5].some((maxDoors) => takes(volunteerSchema, { ...volunteer, maxDoors }))).toBe(false);
  });

  it('leave on a day and at an hour', () => {
    const { round } = paperRound(2);
    expect(takes(roundSchema, round)).toBe(true);
    expect(takes(roundSchema, { ...round, time: '23:59', end: round.start, name: 'n'.repeat(120) })).toBe(true);
    for (const wrong of [
      { time: '24:00' },
      { time: '9:00' },
      { time: '10:000' },
      { date: '5/12/2026' },
      { name: 'n'.repeat(121) },
    ])
      expect(takes(roundSchema, { ...round, ...wrong }), JSON.stringify(wrong).slice(0, 40)).toBe(false);
  });
});
