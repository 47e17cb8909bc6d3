"""A page learns early whether scripts run; opened as a file, its links lead to files, and what needs a server is not shown."""

from __future__ import annotations

from kitbuilder.renderers.web_page import Html, element

# The theme says only late that scripts run, and its header jumps when it does.
# A page that is asked for something shows its results only once they are right: nothing then jumps.
# From a disk browsers fetch nothing, and show a folder's list where a server shows its index.html. Our letters, which come
# early from everywhere else, are not asked for there: a browser would only complain.
CODE = (
    'document.documentElement.classList.replace("no-js","js");'
    'if(location.protocol==="file:"){document.documentElement.classList.add("kit-from-disk");'
    'addEventListener("DOMContentLoaded",()=>{for(const a of document.querySelectorAll("a[href]"))'
    r'if(a.protocol==="file:"&&a.pathname.endsWith("/"))a.pathname+="index.html";'
    'for(const form of document.forms)if(form.action.endsWith("/"))form.action+="index.html"})}'
    'else document.head.append(Object.assign(document.createElement("link"),'
    '{rel:"preload",as:"font",type:"font/woff2",crossOrigin:"",href:document.currentScript.dataset.font}));'
    'if(location.search)document.documentElement.classList.add("kit-asked");'
)


def for_disk(font: str) -> Html:
    """The few lines of script, for the head of every page; `font` is the address of our letters, seen from there."""
    return element("script", Html(CODE), data_font=font)
