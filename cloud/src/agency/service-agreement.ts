import type { Centre } from '../directory/centre.config';
import type { PaperText } from '../kernel/documents/documents';
import type { Principal } from './mandate-papers';

interface Agreement {
  readonly centre: Centre;
  readonly principal: Principal;
  readonly caseNumber: string;
  readonly itemNames: readonly string[];
}

/** 服务协议: scope, no charge, truth, secrecy, custody of originals, term, ending, complaint. */
export function serviceAgreement({ centre, principal, caseNumber, itemNames }: Agreement): PaperText {
  return {
    to: principal.name,
    issuer: centre.name,
    blocks: [
      {
        facts: [
          ['甲方（委托人）', `${principal.name}（${principal.identity}）`],
          ['乙方（中心）', centre.name],
          ['代办编号', caseNumber],
        ],
      },
      { text: '甲方自愿申请代办服务，双方就代办事宜约定如下。' },
      {
        heading: '一、服务范围',
        items: [
          `乙方为甲方代办：${itemNames.join('、')}。`,
          '乙方只在授权委托书写明的事项、权限和期限内办理；申请人始终是甲方，审批决定由有权机关作出，乙方不承诺审批结果。',
        ],
      },
      {
        heading: '二、费用',
        items: [
          '代办服务不收费。',
          '依法应缴的行政事业性收费和邮寄费由甲方按票据直接缴纳，代办员不经手现金，也不收受礼品、礼金。',
        ],
      },
      {
        heading: '三、甲方的责任',
        items: [
          '如实提供情况和材料，对申请内容和材料的真实性、合法性负责。',
          '及时答复乙方的询问，按一次告知的内容补齐材料；情况有变化的，及时告诉乙方。',
          '不向代办员提供手机、密码，不将印章交代办员单独保管。',
        ],
      },
      {
        heading: '四、乙方的责任',
        items: [
          '在承诺的期限内办理，随时让甲方在手机上看到进度。',
          '对代办中知悉的商业秘密、个人隐私和个人信息保密，只用于本次代办，协议结束后仍然有效。',
          '不代甲方在申请书、承诺书上签名或盖章，不指定收费的中介机构。',
        ],
      },
      {
        heading: '五、材料原件',
        items: [
          '原件逐项写入材料交接清单，双方签字；原件在谁手里，甲方可随时查看。',
          '事项办结、委托终止或甲方要求时，乙方在一个工作日内退还尚在乙方手中的原件。',
          '因乙方原因遗失、损坏原件的，乙方协助补办，并依法承担由此产生的费用。',
        ],
      },
      {
        heading: '六、期限和终止',
        items: [
          '本协议自双方签署起生效，到代办事项办结，或授权委托（包括续办）期满、撤销、终止时结束。',
          '甲方可以随时撤回申请或撤销委托，不用说明理由，也不承担费用。',
          '甲方提供虚假材料、要求办理违法事项，或两次通知后三十日内联系不上的，乙方可以书面说明理由终止服务，并告知其他办理渠道。',
        ],
      },
      {
        heading: '七、意见和争议',
        items: [
          `对服务有意见的，可拨打 ${centre.phones.complaints}，或在小程序“投诉建议”提出，乙方按期答复。`,
          '发生争议先协商；协商不成的，依法向乙方所在地人民法院起诉。',
        ],
      },
      {
        text: '本协议以电子方式签署，双方签署的是同一份文件；签署人、时间和文件校验码记载在《签署记录》上。甲方也可以要求改用纸质签署。',
      },
    ],
  };
}
