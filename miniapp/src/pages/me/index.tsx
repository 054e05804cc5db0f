export { MineScreen as default } from '@/features/record/MineScreen';
