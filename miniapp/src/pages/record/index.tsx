export { RecordRoute as default } from '@/features/record/RecordRoute';
