export type IncidentState = 'REPORTED' | 'DISPATCHED' | 'ACKED' | 'ARRIVED' | 'CONTROLLED' | 'CLOSED';

/** Each state with its label and who acts next. */
export const INCIDENT_STATES: Readonly<Record<IncidentState, { label: string; next: string }>> = {
  REPORTED: { label: '待派人', next: '现在没有值守人员，等值班负责人派人' },
  DISPATCHED: { label: '已派出', next: '等值守人员点“知悉”' },
  ACKED: { label: '已知悉', next: '值守人员正在赶往现场' },
  ARRIVED: { label: '已到场', next: '值守人员在现场处置' },
  CONTROLLED: { label: '已控制', next: '等值守人员写处置报告' },
  CLOSED: { label: '已结束', next: '处置已结束' },
};

/** What shows that somebody was on site: where the phone stood, or their own written word, which is flagged. */
export const INCIDENT_ARRIVALS = ['POSITION', 'WRITTEN'] as const;
export type IncidentArrival = (typeof INCIDENT_ARRIVALS)[number];
export const INCIDENT_ARRIVAL_LABELS: Readonly<Record<IncidentArrival, string>> = {
  POSITION: '定位核实',
  WRITTEN: '没有定位核实，凭书面说明',
};

/** What is brought before the duty manager and the supervisors by itself, each once for an incident. */
export const INCIDENT_ALARMS = ['UNSENT', 'UNACKNOWLEDGED', 'NOT_ARRIVED'] as const;
export type IncidentAlarm = (typeof INCIDENT_ALARMS)[number];
export const INCIDENT_ALARM_LABELS: Readonly<Record<IncidentAlarm, string>> = {
  UNSENT: '没有值守人员，需要马上派人',
  UNACKNOWLEDGED: '值守人员还没有知悉',
  NOT_ARRIVED: '快到时限，值守人员还没有到场',
};

/** Whom one may ring about an incident. */
export const INCIDENT_PHONES = ['SCENE', 'HOLDER'] as const;
export type IncidentPhone = (typeof INCIDENT_PHONES)[number];
