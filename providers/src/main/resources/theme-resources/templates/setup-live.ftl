<div data-awaits="${awaits}" data-at="${stepUrl}">
<#if live>
<p>${msg("setup.live.done")}</p>
<dl class="values"><@part.value id="link" field=msg("setup.live.link") text=signInLink/></dl>
<p class="ways"><a id="record" href="${recordUrl}">${msg("setup.live.record")}</a></p>
<#if provisioningUrl??><p class="ways"><a id="provision" href="${provisioningUrl}">${msg("setup.provisioning.title")}</a></p></#if>
<p role="status" id="first">${firstSignIn???then(msg("setup.live.first"), msg("setup.live.waiting"))}</p>
<#elseif waiting>
<p>${msg("setup.live.approval")}</p>
<#else>
<#if declined??><div class="message warning" role="status" id="declined"><p>${msg("setup.live.declined")}</p><p>${declined}</p></div></#if>
<p>${msg("setup.live.text")}</p>
<ul class="checks">
    <#list checks as check>
    <li class="${check.state}">${msg("setup.check." + check.key)}<#if check.stepUrl??> <a href="${check.stepUrl}">${msg("setup.fault.step", msg("setup." + check.step + ".name"))}</a></#if></li>
    </#list>
</ul>
<#if ready>
<form action="${stepUrl}" method="post">
    <@part.csrf/>
    <#if asksContacts>
    <div class="${properties.kcFormGroupClass!}">
        <label for="contacts">${msg("setup.live.contacts")}</label>
        <textarea class="${properties.kcInputClass!}" id="contacts" name="contacts" rows="2" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="contacts-help">${contacts!}</textarea>
        <p class="help" id="contacts-help">${msg("setup.live.contactsHelp")}</p>
    </div>
    </#if>
    <@part.sure text=msg("setup.live.sure")/>
    <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="go-live">${approval?then(msg("setup.live.ask"), msg("setup.live.button"))}</button>
</form>
</#if>
</#if>
</div>
