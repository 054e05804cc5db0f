import './base/reset.h5.scss';
import './styles.scss';
import './page/page-head.h5.scss';
