import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PlaceAnswer } from 'shared-types/agency.contract';
import { ALTERNATIVE_LABELS, type Alternative } from 'shared-types/agency.states';
import type { Centre } from '../directory/centre.config';
import { byDistance, type Gcj02Point, isInside } from '../directory/district.rules';
import { metresInWords } from '../dispatch/visit.rules';
import { ruledOut } from '../kernel/errors/refusal';

/** What somebody outside the district is offered instead of a visit: nobody is sent away without a way. */
const WAYS: readonly Alternative[] = ['STATION', 'WINDOW', 'ONLINE', 'MAIL'];
const MOST_SITES = 3;

/** Where the centre visits, and where else to turn. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Places {
  @Inject('centre')
  centre!: Centre;

  /** Whether a place is visited, with the nearest sites and the other ways. */
  answer(point: Gcj02Point): PlaceAnswer {
    return {
      inside: isInside(this.centre.boundary.geometry, point),
      sites: this.nearest(point).map(({ place, metres }) => {
        const { key, name, address, staffed } = place;
        return { key, name, address, staffed, metres };
      }),
      ways: WAYS.map((key) => ({ key, label: ALTERNATIVE_LABELS[key] })),
      hotline: this.centre.phones.hotline,
    };
  }

  /** @throws 422 `outside_district`, whose detail names the nearest sites with their distance and the other ways. */
  requireInside(point: Gcj02Point): void {
    const { inside, sites, hotline } = this.answer(point);
    if (inside) return;
    const near = sites.map(({ name, address, metres }) => `${name}（约 ${metresInWords(metres)}，${address}）`);
    const detail = `离您最近的有：${near.join('；')}。您也可以在网上办理或邮寄材料办理，电话 ${hotline}`;
    const title = `这个地址不在${this.centre.district.name}内，暂时不能上门，您可以用其他办法办理`;
    throw ruledOut('outside_district', title, { detail });
  }

  private nearest(point: Gcj02Point) {
    return byDistance(this.centre.sites, point).slice(0, MOST_SITES);
  }
}
