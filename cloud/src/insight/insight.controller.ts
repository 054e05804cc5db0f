import { Inject } from '@midwayjs/core';
import { insightRoutes as routes } from 'shared-types/insight.contract';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import type { Settings } from '../kernel/settings';
import { contractReportName, contractReportPdf, contractReportXlsx } from './contract-report.files';
import { ContractReports } from './contract-report.queries';
import { DeskSearch } from './desk-search.queries';

type Routes = typeof routes;

@ApiController()
export class InsightController {
  @Inject()
  reports!: ContractReports;

  @Inject()
  search!: DeskSearch;

  @Inject('settings')
  settings!: Settings;

  @Route(routes, 'GET /desk/search')
  async find({ actor, query }: Call<Routes['GET /desk/search']>) {
    return { items: await this.search.find(actor, query.q) };
  }

  @Route(routes, 'GET /reports/contract')
  async contract({ query }: Call<Routes['GET /reports/contract']>) {
    return this.reports.report(query.from, query.to);
  }

  @Route(routes, 'GET /reports/contract/file')
  async contractFile({ query: { from, to, format } }: Call<Routes['GET /reports/contract/file']>) {
    const report = await this.reports.report(from, to);
    const file =
      format === 'pdf'
        ? await contractReportPdf(report, this.settings.DOCUMENT_FONT)
        : await contractReportXlsx(report);
    return { fileName: contractReportName(report, format), file: file.toString('base64') };
  }
}
