export { ItemScreen as default } from '@/features/directory/ItemScreen';
