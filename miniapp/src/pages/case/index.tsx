export { CaseScreen as default } from '@/features/casework/CaseScreen';
