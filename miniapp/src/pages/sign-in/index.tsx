export { ReturnPage as default } from '@/features/identity/ReturnPage';
