<div data-renewal="${state}">
<#if declined??><div class="message warning" role="status" id="declined"><p>${msg("setup.live.declined")}</p><p>${declined}</p></div></#if>
<p>${msg("setup.renewed." + state)}</p>
<#if state == "open">
<p class="ways"><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" href="${valuesUrl}">${msg("setup.values.name")}</a></p>
<#elseif state == "beside">
<p class="ways"><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" href="${testUrl}">${msg("setup.test.name")}</a></p>
<#elseif state == "unproven" && asked>
<p class="message info" role="status">${msg("setup.live.approval")}</p>
<#elseif state != "alone" || canUndo>
<form action="${stepUrl}" method="post">
    <@part.csrf/>
    <input type="hidden" name="state" value="${state}">
    <@part.sure text=msg("setup.renewed.sure")/>
    <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="renew-on">${msg("setup.renewed." + state + ".button")}</button>
</form>
</#if>
<#if state == "unproven"><p class="ways"><a href="${valuesUrl}">${msg("setup.renewed.values")}</a></p></#if>
</div>
