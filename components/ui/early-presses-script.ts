/**
 * Keeps every button pressed while nobody listens, once each, and keeps its form from being posted without scripts.
 * From the moment React marks the document as its own it hears presses itself, also on what it has not taken over yet.
 */
export const earlyPressesScript = `(function(){var kept=window.earlyPresses=[];addEventListener('click',function keep(e){
if(Object.keys(document).some(function(key){return key.indexOf('__reactContainer$')===0}))return removeEventListener('click',keep,true);
var b=e.target.closest&&e.target.closest('button');if(!b)return;e.preventDefault();if(kept.indexOf(b)<0)kept.push(b)},true)})()`
