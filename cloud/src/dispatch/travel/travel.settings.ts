/** What the travel adapter reads of the settings. */
export interface TravelSettings {
  readonly TRAVEL_OSRM_URL?: string | undefined;
  readonly TRAVEL_OSRM_PROFILE: string;
  readonly TRAVEL_TENCENT_URL: string;
  readonly TRAVEL_TENCENT_KEY?: string | undefined;
  readonly TRAVEL_TIMEOUT_MS: number;
}
