import type { SiteView } from 'shared-types/directory.contract';

/** Opens Tencent's map (URI API, GCJ-02) with the place marked. */
export function showOnMap({ name, address, position }: Pick<SiteView, 'name' | 'address' | 'position'>): void {
  const marker = `coord:${position.latitude},${position.longitude};title:${name};addr:${address}`;
  const query = new URLSearchParams({ marker, coord_type: '1', referer: document.title });
  window.open(`https://apis.map.qq.com/uri/v1/marker?${query}`, '_blank', 'noopener');
}
