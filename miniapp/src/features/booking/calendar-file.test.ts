import { calendarFile } from './calendar-file';

const file = calendarFile('YY261124-7K3QF9TD', {
  title: '办理公司设立登记',
  startsAt: '2026-11-24T01:00:00.000Z',
  endsAt: '2026-11-24T01:30:00.000Z',
  location: '综合服务大厅，示例路1号; 一层',
  description: '预约编号 YY261124-7K3QF9TD，到场请先取号，并带好身份证件和全部材料的原件与复印件',
});

describe('a booking as a calendar file', () => {
  it('gives start and end in UTC, and the number as what the event is known by', () => {
    expect(file).toContain('DTSTART:20261124T010000Z\r\nDTEND:20261124T013000Z');
    expect(file).toContain('UID:YY261124-7K3QF9TD');
  });

  it('has no line of more than 75 octets, and loses no character by it', () => {
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('并带好身份证件和全部材料的原件与复印件');
  });

  it('escapes what separates fields', () => {
    expect(file).toContain('示例路1号\\; 一层');
  });
});
