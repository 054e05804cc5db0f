export { BoardScreen as default } from '@/features/desk/BoardScreen';
