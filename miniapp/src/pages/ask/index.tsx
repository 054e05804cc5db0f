export { AskScreen as default } from '@/features/consultation/AskScreen';
