import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './kernel/config/read-config';
import { loadConfig } from './load-config';

const REAL = join(__dirname, '../../config');

/** One mistake a line: what it is | text of the file => what it is spoilt to | path | expected | found; ⏎ is a line break. */
const MISTAKES: Readonly<Record<string, string>> = {
  'centre.yaml': `
    a category that does not exist | no: 7, category: MARKET_REGULATION => no: 7, category: MARKET | hall.windows[6].category | one of COMPREHENSIVE, CONSTRUCTION, MARKET_REGULATION | "MARKET"
    a window missing |     - { no: 22, category: MARKET_REGULATION, label: 市场监管22号窗口, skills: [MARKET_REGULATION] }⏎ =>  | hall.windows | 16 windows of MARKET_REGULATION as contracted, not 15 | a list of 21
    a window number used twice | no: 2, category => no: 1, category | hall.windows[1].no | a no no other has | 1
    a window without the skill of its own category | skills: [COMPREHENSIVE] } => skills: [CONSTRUCTION] } | hall.windows[0].skills | a list with the window's own category, COMPREHENSIVE, in it | a list of 1
    a facility missing |     - { key: self-service-3, type: SELF_SERVICE_AREA =>     - { key: self-service-3, type: GUIDE_DESK | hall.facilities | 3 of type SELF_SERVICE_AREA as contracted, not 2 | a list of 6
    a staffed station less than contracted | staffedStations: 2 => staffedStations: 3 | stations | 3 staffed stations as contracted, not 2 | a list of 7
    a station with a name that is not a key | key: station-3 => key: Station 3 | stations[2].key | a key of small letters, digits and hyphens | "Station 3"
    two stations with one key | key: station-3 => key: station-4 | stations[3].key | a key no other has | "station-4"
    an unstaffed station that offers a counter | offers: [SELF_SERVICE, DOCUMENT_DROP, REMOTE_HELP] => offers: [COUNTER] | stations[2].offers | a list without COUNTER, because the station is not staffed | a list of 1
    a station outside the district | longitude: 109.0107 => longitude: 109.1107 | stations[1].position | a point inside the outline of district.geojson | 109.1107, 34.2018
    longitude and latitude swapped | { longitude: 108.9763, latitude: 34.2061 } => { longitude: 34.2061, latitude: 108.9763 } | hall.position.longitude | at least 73 | 34.2061
    hours that name no plan | hours: hall => hours: halls | hall.hours | a plan under hours: hall, staffed-station, unstaffed-station | "halls"
    an item no station may do | MARKET_REGULATION] }⏎    items: ALL => MARKET_REGULATION] }⏎    items: [construction-permit] | stations[0].items[0] | the key of an item whose sites are HALL_AND_STATIONS in service-items.json | "construction-permit"
    a counter without the skill for what the station does | 全科1号窗口, skills: [COMPREHENSIVE, CONSTRUCTION, MARKET_REGULATION] }⏎    items: ALL => 全科1号窗口, skills: [CONSTRUCTION] }⏎    items: ALL | stations[1].counters | a counter with the skill MARKET_REGULATION, because the station does company-establishment | a list of 1
    a session that ends before it begins | to: "12:00" => to: "08:00" | hours.hall.weekly[0].sessions[0].to | a time after 09:00 | "08:00"
    sessions that overlap | from: "13:00" => from: "11:30" | hours.hall.weekly[0].sessions[1].from | a time from 12:00 on, where the session before it ends | "11:30"
    a time without quotes | from: "09:00", to: "12:00" => from: 9:00, to: "12:00" | hours.hall.weekly[0].sessions[0].from | a time from '00:00' to '23:59', in quotes | "9:00"
    a day of the week forgotten | [SAT, SUN] => [SAT] | hours.hall.weekly | every day of the week (SUN missing; a closed day has sessions: []) | a list of 3
    a day of the week named twice | [SAT, SUN] => [SAT, SUN, MON] | hours.hall.weekly[1].days[2] | MON only once in the list | "MON"
    a misspelt key | product: => produkt: | produkt | only the keys name, product, district, host, phones, contracted, hall, stations, hours, provenance | "政＋帮办"
    a boundary of another size | areaKm2: 51.5 => areaKm2: 60 | geometry.coordinates | an outline of 60 km² within 1 %, as centre.yaml states | one of 51.50 km²
  `,
  'district.geojson': `
    a ring that is not closed | [108.93648, 34.2163] => [108.93748, 34.2163] | geometry.coordinates[0][33] | the ring closed: its last point equal to its first, [108.93748,34.2163] | a list of 2
    another coordinate system | GCJ-02 => WGS-84 | properties.coordinateSystem | GCJ-02 | "WGS-84"
  `,
  'service-items.json': `
    a promise longer than the law allows | "committedWorkdays": 1 => "committedWorkdays": 4 | [0].committedWorkdays | at most 3, the legal limit | 4
    an instant item with a limit of days | "committedWorkdays": 0 => "committedWorkdays": 1 | [3].committedWorkdays | 0, because the item is INSTANT | 1
    a situation that asks for an unknown material | "articles",⏎          "shareholder-id" => "article",⏎          "shareholder-id" | [0].situations[0].materials[1] | a material of the item: form, articles, shareholder-id, officer-docs, site, pre-approval, poa | "article"
    two items with one key | "key": "company-alteration" => "key": "company-establishment" | [1].key | a key no other has | "company-establishment"
    sites of another name | "sites": "HALL_AND_STATIONS" => "sites": "EVERYWHERE" | [0].sites | one of HALL, HALL_AND_STATIONS | "EVERYWHERE"
  `,
  'booking.yaml': `
    a share above one | onlineShare: 0.6 => onlineShare: 60 | onlineShare | at most 1 | 60
    slots that do not divide a day | slotMinutes: 30 => slotMinutes: 35 | slotMinutes | minutes that divide a day evenly | 35
    a warning after the block | warnAfter: 2 => warnAfter: 3 | noShow.warnAfter | fewer than threshold | 3
    an override for a site that is not there | overrides: [] => overrides: [{ site: moon, horizonDays: 3 }] | overrides[0].site | a site: hall, station-1, station-2, station-3, station-4, station-5, station-6, station-7 | "moon"
    an override of nothing | overrides: [] => overrides: [{ horizonDays: 3 }] | overrides[0] | a site, an item, or both | an object with horizonDays
  `,
  'agency.yaml': `
    papers that alarm at once | originals: { workdays: 5 } => originals: { workdays: 0 } | originals.workdays | at least 1 | 0
    a client given up on without a try | callback: { tries: 2 } => callback: { tries: 0 } | callback.tries | at least 1 | 0
    a try that is no number | callback: { tries: 2 } => callback: { tries: twice } | callback.tries | a number | "twice"
  `,
  'queue.yaml': `
    two kinds with one letter | BOOKED: "Y" => BOOKED: A | prefixes | a letter of its own for each | an object with COMPREHENSIVE, CONSTRUCTION, MARKET_REGULATION, ALL, BOOKED, PRIORITY
    a letter that is a word | PRIORITY: P => PRIORITY: VIP | prefixes.PRIORITY | one capital letter | "VIP"
    the nearer warning first | tellAhead: [5, 2] => tellAhead: [2, 5] | tellAhead | the larger number first | a list of 2
  `,
  'dispatch.yaml': `
    a window of another length | to: "11:00" => to: "10:30" | windows[0].to | a time 120 minutes after 09:00, as windowMinutes says | "10:30"
    a lunch longer than its stretch | to: "14:00", minutes: 45 => to: "12:00", minutes: 45 | lunch.to | a time at least 45 minutes after 11:30, as lunch.minutes says | "12:00"
    windows that overlap | { from: "11:00", to: "13:00" } => { from: "10:00", to: "12:00" } | windows[1].from | a time from 11:00 on, where the window before it ends | "10:00"
    a text message before 企业微信 | smsAfterMinutes: 4 => smsAfterMinutes: 1 | wake.smsAfterMinutes | at least 2, after the 企业微信 message | 1
    an obstacle nobody may overlook | overlooks: [OUT] => overlooks: [CONFLICT] | widening[1].overlooks[0] | one of OUT, LACKS_SKILL, TIMED_OUT | "CONFLICT"
  `,
  'notices.yaml': `
    a template field of an unknown type | subject: thing1 => subject: text1 | kinds.QUESTION_ANSWERED.fields.subject | a template field such as thing1, date2 or character_string3 | "text1"
    a piece without a place in the template | { subject: thing1, time => { time | kinds.QUESTION_ANSWERED.fields.subject | text | nothing
    a piece the notice does not have | { subject: thing1 => { topic: thing1 | kinds.QUESTION_ANSWERED.fields.topic | only the keys subject, time, number | "thing1"
    a text with a piece the notice does not have | “{subject}”已于 => “{topic}”已于 | kinds.QUESTION_ANSWERED.body | text with only the pieces {subject}, {time}, {number} | "您咨询的“{topic}”已于{time}答复，点开查看。"
    one template field for two pieces | time: date2, number: character_string3 => time: thing1, number: character_string3 | kinds.QUESTION_ANSWERED.fields.time | a template field of its own, thing1 already carries subject | "thing1"
    a kind of notice missing | VISIT_OFFERED: => VISIT_ASKED: | kinds.VISIT_OFFERED | an object | nothing
  `,
  'five-s.yaml': `
    a check-list code used twice | code: 5S-02 => code: 5S-01 | items[1].code | a code no other has | "5S-01"
    a frequency that does not exist | frequency: DAILY_2 => frequency: TWICE | items[6].frequency | one of DAILY_1, DAILY_2, ANYTIME, PERIODIC | "TWICE"
  `,
};

describe('a mistake stops the start with file, path and what was expected', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'centre-'));
    cpSync(REAL, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const spoil = (file: string, from: string, to: string) => {
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(dir, file), text.replace(from, to));
  };
  const faults = () => {
    try {
      loadConfig(dir);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
  };

  const rows = Object.entries(MISTAKES).flatMap(([file, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => [file, ...line.replaceAll('⏎', '\n').split(' | ')] as const),
  );

  it.each(rows)('in %s: %s', (file, _, change = '', path, expected, found) => {
    const [from = '', to = ''] = change.split(' => ');
    spoil(file, from, to);
    const seen = faults().map((fault) => ({ ...fault, file: fault.file.split('/').pop() }));
    const where = path === 'geometry.coordinates' ? 'district.geojson' : file;
    expect(seen).toContainEqual({ file: where, path, expected, found, line: expect.any(Number) });
  });

  it('lists the mistakes of several files at once', () => {
    spoil('centre.yaml', 'staffed: true', 'staffed: perhaps');
    spoil('booking.yaml', 'holdMinutes: 5', 'holdMinutes: five');
    rmSync(join(dir, 'five-s.yaml'));
    spoil('notices.yaml', 'kinds:', 'kinds: [');
    expect(new Set(faults().map((fault) => fault.file.split('/').pop()))).toEqual(
      new Set(['centre.yaml', 'booking.yaml', 'notices.yaml', 'five-s.yaml']),
    );
  });
});
