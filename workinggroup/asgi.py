"""The ASGI application that uvicorn serves."""

import os
import warnings

from django.core.asgi import get_asgi_application

from workinggroup.base.middleware import Door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
# Assets come from whitenoise as files read in a thread; that is as it should be.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
application = Door(get_asgi_application())
