export { ReportScreen as default } from '@/features/insight/ReportScreen';
