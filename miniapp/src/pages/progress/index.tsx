export { ProgressScreen as default } from '@/features/record/ProgressScreen';
