export { NoticesScreen as default } from '@/features/record/NoticesScreen';
